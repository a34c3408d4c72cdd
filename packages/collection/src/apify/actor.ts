import type { Platform } from '@visaguard/domain';
import type { Instant, Json } from '@visaguard/kernel';

/** An actor of Apify's store that VisaGuard runs, and what a run of it may cost. */
export type PinnedActor = {
  /** `owner/name`. */
  readonly name: string;
  readonly platform: Platform;
  readonly use: 'probe' | 'posts';
  /** The build that runs; null: the one that its maker calls latest. */
  readonly build: string | null;
  /** Fields of an item that are asked for. Nothing else of it leaves Apify. */
  readonly fields: readonly string[];
  /** What one item may cost at most. A run is ended by Apify where it would cost more than all of its items. */
  readonly itemUsdMax: number;
};

/** A run to be started: plain data, the same for the same person, window and limits. */
export type RunOrder = {
  readonly actor: string;
  readonly build: string | null;
  readonly input: { readonly [key: string]: Json };
  readonly fields: readonly string[];
  /** How many items are charged at most, where an actor charges by item. */
  readonly maxItems: number;
  /** How many rows are read at most: a few more than items, so that errors beside them are seen. */
  readonly rowsMax: number;
  /** Where Apify ends the run whatever it charges for. */
  readonly maxTotalChargeUsd: number;
  /** After so long Apify ends the run. Its seconds tell this order's runs from others: see `RunMark`. */
  readonly timeoutSecs: number;
};

/** A run that was started, as a worker keeps it. */
export type RunReference = { readonly actor: string; readonly runId: string; readonly datasetId: string };

/** Where a run stands. */
export type RunState =
  | { readonly state: 'running' }
  | {
      readonly state: 'ended';
      /** `GONE`: Apify does not know the run any more. */
      readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED-OUT' | 'ABORTED' | 'GONE';
      /** What it has cost so far. Apify's counter is right about 10 s after the end: ask again for the final figure. */
      readonly costUsd: number | null;
      readonly endedAt: Instant | null;
    };

const costSettlesAfterMs = 10_000;

/**
 * When the cost of a run is final. A run that its limit on cost has ended looks like one that found little until then,
 * so it is judged with what `await` says after that. Null: nothing more will be known.
 */
export function costSettlesAt({ endedAt }: Extract<RunState, { readonly state: 'ended' }>): Instant | null {
  return endedAt === null ? null : new Date(Date.parse(endedAt) + costSettlesAfterMs).toISOString();
}

const timeoutSecsBase = 900;
const timeoutSteps = 600;
const chargeSteps = 100;
const rowsBesideItems = 10;

/** What an order's runs are told from others by: it is kept with every run, and seldom that of another order. */
export type RunMark = Pick<RunOrder, 'timeoutSecs' | 'maxTotalChargeUsd'>;

/**
 * A timeout between 15 and 25 minutes, and up to a cent more of money, that are derived from `startKey`. Apify takes no
 * idempotency key, and an input of our own might be refused by an actor's schema; these limits are kept with every run,
 * so they serve as its mark: one of 60,000 for each actor and input.
 */
function markOf(startKeySha256: string, chargeUsd: number): RunMark {
  const number = Number.parseInt(startKeySha256.slice(0, 12), 16);
  const tenThousandths = Math.round(chargeUsd * 10_000) + (Math.floor(number / timeoutSteps) % chargeSteps);
  return { timeoutSecs: timeoutSecsBase + (number % timeoutSteps), maxTotalChargeUsd: tenThousandths / 10_000 };
}

export type OrderDetails = {
  /** Names this piece of work, for example a screening and its source: the same on every attempt, and on no other. */
  readonly startKeySha256: string;
  readonly input: RunOrder['input'];
  readonly itemsMax: number;
};

export function runOrder(actor: PinnedActor, { startKeySha256, input, itemsMax }: OrderDetails): RunOrder {
  return {
    actor: actor.name,
    build: actor.build,
    input,
    fields: actor.fields,
    maxItems: itemsMax,
    rowsMax: itemsMax + rowsBesideItems,
    ...markOf(startKeySha256, chargeUsdMax(actor, itemsMax)),
  };
}

/** In whole cents, and enough for the event that many actors charge for a start. */
export function chargeUsdMax(actor: PinnedActor, itemsMax: number): number {
  return Math.ceil(actor.itemUsdMax * itemsMax * 100 + 5) / 100;
}
