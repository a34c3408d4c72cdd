import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type Interruption = {
  readonly signal: AbortSignal;
  /** 128 and the number of the signal, as shells do; null while none has come. */
  exitCode(): number | null;
  release(): void;
};

/** Turns Ctrl-C and its like into an abort, so that the command ends by itself and takes its half-done files along. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let exitCode: number | null = null;
  // Repeats are passed over: what is left to do after the first is short and must not be cut off.
  const stop = (signal: NodeJS.Signals) => {
    exitCode ??= 128 + constants.signals[signal];
    controller.abort();
  };
  for (const signal of signals) process.on(signal, stop);
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    release: () => {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}
