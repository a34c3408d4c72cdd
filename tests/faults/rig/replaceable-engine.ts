/** An engine as `@visaguard/native-engines` starts it. */
type Engine = { readonly processId: number; kill(): Promise<void>; stop(): Promise<void> };

/** An engine that may be killed and started again on its folder and port, as often as wanted. */
export type ReplaceableEngine = {
  readonly name: string;
  processId(): number;
  /** Resolves when the process has gone. */
  kill(): Promise<void>;
  /** Resolves once it serves again. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};

export function replaceable<E extends Engine>(name: string, first: E, start: () => Promise<E>): ReplaceableEngine {
  let current: E = first;
  return {
    name,
    processId: () => current.processId,
    kill: () => current.kill(),
    async startAgain() {
      current = await start();
    },
    stop: () => current.stop(),
  };
}
