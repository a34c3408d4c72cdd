import type { Random } from '@visaguard/kernel';
import { type ActivityPolicy, backoffMs } from '../activity-policy.ts';
import { isPermanentFailure, stepFailed } from '../failures.ts';
import type { ActivityContext } from '../port.ts';
import type { Timers } from '../timers.ts';
import type { ProcessTracing, TracedAttempt } from '../tracing.ts';
import { type CancellationScope, cancellable } from './cancellation-scope.ts';
import { jsonCopy } from './json-copy.ts';
import type { RunningWork } from './running-work.ts';
import type { Slots } from './slots.ts';

export type ActivityEnvironment = {
  readonly timers: Timers;
  readonly random: Random;
  readonly slots: Slots;
  readonly work: RunningWork;
  readonly tracing: ProcessTracing;
};

export type ActivityCall = {
  readonly name: string;
  readonly policy: ActivityPolicy;
  readonly invoke: (input: unknown, context: ActivityContext) => Promise<unknown>;
  readonly input: unknown;
  readonly of: Omit<TracedAttempt, 'attempt'>;
};

type Attempt = { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly error: unknown };

/** One activity with its retries. @throws `StepFailed` once it failed for good, `Cancelled` once the scope is. */
export async function callActivity(
  call: ActivityCall,
  scope: CancellationScope,
  environment: ActivityEnvironment,
): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    scope.check();
    const result = await runInSlot(call, attempt, { scope, environment });
    if (result.ok) return result.output;
    scope.check();
    throwIfFinal(call, attempt, result.error);
    const delayMs = backoffMs(call.policy, attempt, environment.random);
    await cancellable<void>(scope, (resolve) => environment.timers.after(delayMs, () => resolve()));
  }
}

type Surroundings = { readonly scope: CancellationScope; readonly environment: ActivityEnvironment };

async function runInSlot(call: ActivityCall, attempt: number, { scope, environment }: Surroundings): Promise<Attempt> {
  const release = await environment.slots.acquire();
  if (environment.slots.closed) return new Promise(() => {});
  const abort = new AbortController();
  const ended = environment.work.begin(abort);
  const unsubscribe = scope.onCancel((reason) => abort.abort(new Error(`cancelled: ${reason}`)));
  try {
    scope.check();
    return await withTimeout(call, { attempt, abort, environment });
  } finally {
    unsubscribe();
    release();
    ended();
  }
}

type AttemptFrame = {
  readonly attempt: number;
  readonly abort: AbortController;
  readonly environment: ActivityEnvironment;
};

// An attempt that outlives its time-out is left behind, its signal aborted: nothing of what it still does is awaited.
function withTimeout(call: ActivityCall, { attempt, abort, environment }: AttemptFrame): Promise<Attempt> {
  const { timers, tracing } = environment;
  const invoke = async () => call.invoke(jsonCopy(call.input), { attempt, signal: abort.signal });
  return new Promise((resolve) => {
    const stop = timers.after(call.policy.timeoutMs, () => {
      const error = new Error(`no answer within ${call.policy.timeoutMs} ms`);
      abort.abort(error);
      resolve({ ok: false, error });
    });
    const settled = (result: Attempt) => {
      stop();
      resolve(result);
    };
    tracing
      .attempt({ ...call.of, attempt }, invoke)
      .then((output) => settled({ ok: true, output: jsonCopy(output) }))
      .catch((error: unknown) => settled({ ok: false, error }));
  });
}

function throwIfFinal(call: ActivityCall, attempt: number, error: unknown): void {
  const detail = error instanceof Error ? error.message : String(error);
  const failure = { step: call.name, detail, attempts: attempt };
  if (isPermanentFailure(error)) throw stepFailed({ ...failure, kind: 'permanent', code: error.code });
  if (attempt < call.policy.attemptsMax) return;
  throw stepFailed({ ...failure, kind: 'retries_exhausted', code: 'activity_failed' });
}
