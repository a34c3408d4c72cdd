import type { ProcessTracing, TracedAttempt } from '../tracing.ts';

/** Tracing that keeps what it is told, and says that `current` is under way. */
export function createTraceLog() {
  const attempts: TracedAttempt[] = [];
  const state: { current: string | null } = { current: null };
  const tracing: ProcessTracing = {
    current: () => state.current,
    attempt(of, work) {
      attempts.push(of);
      return work();
    },
  };
  return {
    tracing,
    attempts,
    /** What is begun by `work` at once is begun as part of this trace. */
    async under<T>(traceparent: string, work: () => Promise<T>): Promise<T> {
      state.current = traceparent;
      return work().finally(() => {
        state.current = null;
      });
    },
  };
}

export type TraceLog = ReturnType<typeof createTraceLog>;
