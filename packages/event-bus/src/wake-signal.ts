/** Tells the subscriptions of this process that something was appended, so that they need not wait for their poll. */
export type WakeSignal = {
  notify(): void;
  /** How often it was notified so far: take it before looking for work. */
  count(): number;
  /** Resolves when it has been notified more often than `seen`, after `timeoutMs`, or when `signal` aborts. */
  after(seen: number, timeoutMs: number, signal: AbortSignal): Promise<void>;
};

export function createWakeSignal(): WakeSignal {
  let notified = 0;
  const sleepers = new Set<() => void>();
  return {
    notify() {
      notified += 1;
      for (const wake of sleepers) wake();
    },
    count: () => notified,
    after(seen, timeoutMs, signal) {
      // A notification between the look for work and this call is not lost: it has raised the count.
      if (notified > seen || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          sleepers.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, timeoutMs);
        sleepers.add(wake);
        signal.addEventListener('abort', wake);
      });
    },
  };
}
