/**
 * How processes take part in traces. What a trace is, the composition root knows: here a traceparent is text that is
 * handed on, from whoever starts a process to the attempts of its activities, also those of its children.
 */
export type ProcessTracing = {
  /** The traceparent of what is under way; null where nothing is traced. */
  current(): string | null;
  /** Carries out one attempt of an activity, which rejects as `work` does. */
  attempt<T>(of: TracedAttempt, work: () => Promise<T>): Promise<T>;
};

export type TracedAttempt = {
  /** Of what started the process; null where that was not traced. */
  readonly parent: string | null;
  /** Process and activity, as `activityName` makes it. */
  readonly name: string;
  readonly processId: string;
  /** From 1. */
  readonly attempt: number;
};

/** Nothing is traced. */
export const untraced: ProcessTracing = { current: () => null, attempt: (_, work) => work() };
