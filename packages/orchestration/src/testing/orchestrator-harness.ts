import { vi } from 'vitest';
import type { ActivityContext, ProcessFailureReport, ProcessRunner, ProcessState } from '../port.ts';

/** What an adapter brings to be judged by the behaviour suite. */
export type OrchestratorHarness = {
  /** The runner alive now: another one after `crash`. */
  runner(): ProcessRunner;
  /** Resolves when no process started here can move without a signal or the passing of time. */
  settled(): Promise<void>;
  /** How the process ended, once it has. */
  ended(id: string): Promise<ProcessState | undefined>;
  /** How long the suite's minute lasts: whole ones where time can be moved, short ones where it must pass. */
  readonly minuteMs: number;
  /** Moves the time on; where it passes by itself there is nothing to do. */
  advance(durationMs: number): Promise<void>;
  nowMs(): number;
  /** Ends the runner as SIGKILL would, in the middle of whatever it does, and brings up a new one. */
  crash(): Promise<void>;
  failures(): readonly ProcessFailureReport[];
  close(): Promise<void>;
};

/** What the activities act upon: idempotent by key, as commands are. It outlives every runner. */
export function createWorld(nowMs: () => number = Date.now) {
  const calls: string[] = [];
  const calledAtMs: number[] = [];
  const effects: string[] = [];
  const faults = new Map<string, Error[]>();
  const hanging = new Set<string>();
  return {
    calls,
    calledAtMs,
    effects,
    failWith: (key: string, ...errors: Error[]) => faults.set(key, errors),
    /** The next call for this key takes effect and then never answers. */
    hangOnce: (key: string) => hanging.add(key),
    async called(key: string): Promise<void> {
      await vi.waitUntil(() => calls.includes(key), { timeout: 20_000, interval: 5 });
    },
    activities: {
      async record(key: string, { signal }: ActivityContext): Promise<string> {
        calls.push(key);
        calledAtMs.push(nowMs());
        const fault = faults.get(key)?.shift();
        if (fault) throw fault;
        if (!effects.includes(key)) effects.push(key);
        if (hanging.delete(key)) await new Promise((resolve) => signal.addEventListener('abort', resolve));
        return `${key} recorded`;
      },
      async echo(value: unknown): Promise<unknown> {
        return value;
      },
    },
  };
}

export type World = ReturnType<typeof createWorld>;
