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
  /** After so long Apify ends the run. Its seconds tell this order's runs from others: see `markedTimeoutSecs`. */
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
const markSteps = 600;
const rowsBesideItems = 10;

/**
 * A timeout between 15 and 25 minutes that is derived from `startKey`. Apify takes no idempotency key, and an input
 * of our own might be refused by an actor's schema; the timeout is kept with every run, so it serves as the mark.
 */
function markedTimeoutSecs(startKeySha256: string): number {
  return timeoutSecsBase + (Number.parseInt(startKeySha256.slice(0, 8), 16) % markSteps);
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
    maxTotalChargeUsd: chargeUsdMax(actor, itemsMax),
    timeoutSecs: markedTimeoutSecs(startKeySha256),
  };
}

/** In whole cents, and enough for the event that many actors charge for a start. */
export function chargeUsdMax(actor: PinnedActor, itemsMax: number): number {
  return Math.ceil(actor.itemUsdMax * itemsMax * 100 + 5) / 100;
}
