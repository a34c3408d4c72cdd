export type RunningWork = {
  /** @returns the function that reports the end. */
  begin(abort: AbortController): () => void;
  /** Resolves when nothing runs. */
  none(): Promise<void>;
  abortAll(reason: string): void;
  readonly running: number;
  /** Counts beginnings: unchanged between two looks means that nothing began in between. */
  readonly begun: number;
};

/** The activities running at this moment. */
export function createRunningWork(): RunningWork {
  const active = new Set<AbortController>();
  let waiting: (() => void)[] = [];
  let begun = 0;
  return {
    begin(abort) {
      active.add(abort);
      begun++;
      return () => {
        if (!active.delete(abort) || active.size > 0) return;
        for (const resolve of waiting) resolve();
        waiting = [];
      };
    },
    none: () => (active.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    abortAll(reason) {
      for (const abort of active) abort.abort(new Error(reason));
    },
    get running() {
      return active.size;
    },
    get begun() {
      return begun;
    },
  };
}
