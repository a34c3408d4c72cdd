import type { Instant, Result } from '@visaguard/kernel';
import type { ActivityClass } from './activity-policy.ts';
import type { StepFailure } from './failures.ts';

/** What an activity gets beside its input. `signal` aborts on cancellation, on the attempt's time-out and at shutdown. */
export type ActivityContext = { readonly attempt: number; readonly signal: AbortSignal };

/** An activity does one thing in the world and is idempotent: it will be called again after a failure or a crash. */
export type Activity = (input: never, context: ActivityContext) => Promise<unknown>;

/** The shape of a set of activities; written this way round so that interfaces fit as well as type aliases. */
export type ActivitySet<A> = { readonly [K in keyof A]: Activity };

/** The activities as a process sees them: by name, with input and output as JSON, retried by the adapter. */
export type ActivityCalls<A> = {
  readonly [K in keyof A]: A[K] extends (...parameters: infer P) => Promise<infer Output>
    ? P extends readonly []
      ? () => Promise<Output>
      : (input: P[0]) => Promise<Output>
    : never;
};

export type SignalOutcome = { readonly kind: 'signal'; readonly payload: unknown } | { readonly kind: 'timeout' };

/**
 * All that process code may use. It must be deterministic: no clock, random, I/O or timer but through here, so that an
 * adapter can run it again from its start (in-process) or replay it from a history (Temporal).
 */
export interface Orchestrator<A> {
  /** Rejects with a `StepFailed` error once an activity failed for good; `settle` turns that into a value. */
  readonly activities: ActivityCalls<A>;
  sleep(durationMs: number): Promise<void>;
  /**
   * The oldest signal of this name not taken yet, also one that came before the wait. Signals do not survive a crash
   * of the in-process adapter, so a process first asks an activity whether what it waits for is recorded already.
   */
  waitForSignal(name: string, timeoutMs?: number): Promise<SignalOutcome>;
  /**
   * `fn` over all items, at most `concurrency` at a time, results in the order of the items. A step that fails for good
   * fails its own item only; cancellation and bugs reject the whole once the items under way have ended. Items and
   * results are JSON: an adapter may keep results over a new beginning of the process, by the order of its maps.
   */
  map<T, R>(
    items: readonly T[],
    concurrency: number,
    fn: (item: T, index: number) => Promise<R>,
  ): Promise<Result<R, StepFailure>[]>;
  /**
   * Runs another process and waits for its end; one already running under this id is joined. Its activities must be
   * among this process's. Cancelling the parent cancels a child that it started, not one that it joined.
   */
  child<Input, Output>(process: ProcessDefinition<A, Input, Output>, id: string, input: Input): Promise<Output>;
  now(): Instant;
  /** Why this process was cancelled, or null. Every wait and call rejects (`isCancelled`) from then on. */
  cancellation(): Cancellation | null;
  /** Runs clean-up that cancellation does not reach: use the orchestrator given to `fn` inside it. */
  uncancellable<T>(fn: (shielded: Orchestrator<A>) => Promise<T>): Promise<T>;
}

export type Cancellation = { readonly reason: string };

export type ProcessDefinition<A, Input, Output> = {
  readonly name: string;
  /** The policy class of each activity; `command` where none is named. */
  readonly classes?: { readonly [K in keyof A]?: ActivityClass };
  run(orchestrator: Orchestrator<A>, input: Input): Promise<Output>;
};

export type ProcessState =
  | { readonly status: 'running' }
  | { readonly status: 'completed'; readonly output: unknown }
  | { readonly status: 'failed'; readonly error: unknown }
  | { readonly status: 'cancelled'; readonly reason: string };

/**
 * `activities` are for the adapter that carries them out where it starts the process. One whose workers hold the
 * activities, registered under the process's name, does not look at them.
 */
export type ProcessStart<A, Input> = { readonly id: string; readonly input: Input; readonly activities: A };

export type ProcessRunner = {
  /** The id is the business key: a second start of a running process does nothing. A finished one runs again. */
  start<A extends ActivitySet<A>, Input, Output>(
    process: ProcessDefinition<A, Input, Output>,
    start: ProcessStart<A, Input>,
  ): Promise<'started' | 'already_running' | 'stopping'>;
  signal(id: string, name: string, payload?: unknown): Promise<'delivered' | 'not_running'>;
  cancel(id: string, reason: string): Promise<'requested' | 'not_running'>;
  /** Undefined for an id that was never started, or ended so long ago that the adapter forgot it. */
  state(id: string): Promise<ProcessState | undefined>;
  /** Stops: starts no activity any more, waits for those running, then aborts their signals. Safe to call twice. */
  drain(timeoutMs: number): Promise<void>;
};

/** A process that ended by an error which it did not handle. */
export type ProcessFailureReport = { readonly id: string; readonly process: string; readonly error: unknown };
