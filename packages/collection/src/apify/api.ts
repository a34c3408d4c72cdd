import { type Clock, err, type Instant, ok, pause, type Result } from '@visaguard/kernel';
import { ApifyClient } from 'apify-client';
import type { RunOrder, RunReference, RunState } from './actor.ts';
import { type ApifyFailure, failureOf, isAmbiguous, isFailure, statusesOfOrder, statusesOfRun } from './failure.ts';
import { createRunFinder } from './find-run.ts';
import { readRunState } from './run-state.ts';
import { wakeUp } from './webhooks.ts';

export type ApifyOptions = {
  readonly token: string;
  /** Without `/v2`; Apify's own unless told. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  /** The pauses between tries; shorter in tests. */
  readonly pauses?: { readonly retryMs: number; readonly settleMs: number };
};

/** Collection through Apify in steps that a worker can repeat one by one after it was killed. */
export type Apify = {
  /**
   * Starts a run, once. Where the answer is lost it is looked for among the actor's recent runs.
   * @param attemptedSince when an earlier attempt at this very order may have begun; null: there was none. With it the
   * run of that attempt is looked for first. Where that look fails, nothing is started, and it is `start_unclear`.
   * @param wakeUrl what Apify calls when the run has ended; null or left out: nothing. It is unguessable, for who calls
   * it is not known, and the call is no more than a reason to look.
   */
  start(
    order: RunOrder,
    attemptedSince: Instant | null,
    wakeUrl?: string | null,
  ): Promise<Result<RunReference, ApifyFailure>>;
  /** The run that was started for this order at `since` or later, as an attempt whose answer was lost left it. */
  find(order: RunOrder, since: Instant): Promise<Result<RunReference | null, ApifyFailure>>;
  /**
   * Waits up to `waitSecs` (60 at most) for the end of a run. Of one that has ended it may be asked again, which is how
   * its final cost is read: see `costSettlesAt`.
   */
  await(run: RunReference, waitSecs: number): Promise<Result<RunState, ApifyFailure>>;
  /**
   * The rows of a run, without what was not asked for; never more than `rowsMax`. One that is `GONE` is not to be read:
   * its rows are gone with it.
   */
  read(run: RunReference, fields: readonly string[], rowsMax: number): Promise<Result<unknown[], ApifyFailure>>;
  /** Ends a run, for example because consent was withdrawn. Safe to repeat. */
  abort(run: RunReference): Promise<Result<null, ApifyFailure>>;
};

const pageItems = 500;
const waitSecsMax = 60;
const looksAfterLostAnswer = 3;
const unclear = err({ class: 'retryable', code: 'start_unclear' } as const);

export function createApify(options: ApifyOptions): Apify {
  const { clock, pauses = { retryMs: 500, settleMs: 5_000 } } = options;
  // The client repeats a start after a 5xx, which would be billed twice; so starts have a client that repeats nothing.
  const starting = openClient(options, { maxRetries: 0, timeoutSecs: 60 });
  const reading = openClient(options, { maxRetries: 4, timeoutSecs: 120 });
  const runs = createRunFinder(reading);
  const forever = new AbortController().signal;

  /** Why the look failed says nothing of the start: as a failure of its own it would read as "nothing was started". */
  async function look(order: RunOrder, since: Instant): Promise<RunReference | 'none' | 'unclear'> {
    try {
      return await runs.find(order, since);
    } catch (error) {
      if (!isFailure(error)) throw error;
      return 'unclear';
    }
  }

  async function lookAgain(order: RunOrder, since: Instant): Promise<RunReference | null> {
    for (let nth = 0; nth < looksAfterLostAnswer; nth += 1) {
      if (nth > 0) await pause(pauses.settleMs, forever);
      const found = await look(order, since);
      if (found === 'unclear') return null;
      if (found !== 'none') return found;
    }
    return null;
  }

  async function startOnce(order: RunOrder, wakeUrl: string | null): Promise<Result<RunReference, ApifyFailure>> {
    const since = clock.now().toISOString();
    try {
      const { build, maxItems, maxTotalChargeUsd, timeoutSecs: timeout } = order;
      const limits = { maxItems, maxTotalChargeUsd, timeout, ...(build === null ? {} : { build }) };
      const webhooks = wakeUrl === null ? {} : { webhooks: [wakeUp(wakeUrl, since)] };
      const run = await starting.actor(order.actor).start(order.input, { ...limits, ...webhooks });
      runs.note(run.id, order);
      return ok({ actor: order.actor, runId: run.id, datasetId: run.defaultDatasetId });
    } catch (error) {
      if (!isFailure(error)) throw error;
      if (!isAmbiguous(error)) return err(failureOf(error, statusesOfOrder));
      const found = await lookAgain(order, since);
      return found ? ok(found) : unclear;
    }
  }

  return {
    start: (order, attemptedSince, wakeUrl = null) =>
      attempt(async () => {
        const earlier = attemptedSince === null ? 'none' : await look(order, attemptedSince);
        if (earlier === 'unclear') return unclear;
        return earlier === 'none' ? await startOnce(order, wakeUrl) : ok(earlier);
      }),
    find: (order, since) =>
      attempt(async () => {
        const found = await runs.find(order, since);
        if (found === 'unclear') return unclear;
        return ok(found === 'none' ? null : found);
      }),
    await: (run, waitSecs) =>
      attempt(async () => ok(await readRunState(reading, run, Math.min(waitSecs, waitSecsMax)))),
    read: (run, fields, rowsMax) =>
      attempt(async () => {
        const items = await readPages(reading, run, { fields, rowsMax });
        if (items.length > 0) return ok(items);
        // A dataset that was just written may look empty for some seconds.
        await pause(pauses.settleMs, forever);
        return ok(await readPages(reading, run, { fields, rowsMax }));
      }),
    abort: (run) =>
      attempt(async () => {
        await reading.run(run.runId).abort();
        return ok(null);
      }),
  };
}

/** @returns a client that writes nothing to the terminal: what it would write quotes requests. */
export function openClient(
  { token, baseUrl, pauses }: Pick<ApifyOptions, 'token' | 'baseUrl' | 'pauses'>,
  limits: { readonly maxRetries: number; readonly timeoutSecs: number },
): ApifyClient {
  const client = new ApifyClient({
    ...limits,
    token,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(pauses ? { minDelayBetweenRetriesMillis: pauses.retryMs } : {}),
  });
  client.logger.setLevel(client.logger.LEVELS.OFF);
  return client;
}

async function attempt<T>(call: () => Promise<Result<T, ApifyFailure>>): Promise<Result<T, ApifyFailure>> {
  try {
    return await call();
  } catch (error) {
    if (!isFailure(error)) throw error;
    return err(failureOf(error, statusesOfRun));
  }
}

/** Page by page until one comes back short: the total that the service names lags behind by seconds. */
async function readPages(
  client: ApifyClient,
  { datasetId }: RunReference,
  { fields, rowsMax }: { readonly fields: readonly string[]; readonly rowsMax: number },
): Promise<unknown[]> {
  const read: unknown[] = [];
  while (read.length < rowsMax) {
    const limit = Math.min(pageItems, rowsMax - read.length);
    const { items } = await client.dataset(datasetId).listItems({ limit, offset: read.length, fields: [...fields] });
    read.push(...items);
    if (items.length < limit) break;
  }
  return read;
}
