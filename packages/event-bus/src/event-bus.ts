import type { StoredEvent } from '@visaguard/event-store';
import type { Instant } from '@visaguard/kernel';

/**
 * Delivers events to consumers, at least once, in order within each stream. The consumer keeps its own checkpoints, in
 * the transaction of its effects; the bus relies on nothing that it stores itself.
 *
 * Events come in lanes, and all events of a stream in the same one: the event store is one lane, with a broker each
 * partition is one. A place in a lane is text whose meaning only the adapter knows.
 */
export type EventBus = { subscribe(options: SubscribeOptions): Subscription };

export type Batch = {
  readonly lane: string;
  /** The checkpoint that these events come after; null at the beginning of the lane. */
  readonly from: string | null;
  /** The checkpoint once they are handled. */
  readonly next: string;
  readonly events: readonly StoredEvent[];
};

export type SubscribeOptions = {
  /** Names the consumer in health and error reports, and the group that shares its lanes. */
  readonly name: string;
  /** The consumer's checkpoint of a lane; null where it has none, and then the lane comes from its beginning. */
  checkpoint(lane: string): Promise<string | null>;
  /**
   * Handles a batch and stores `next` with its effects, provided that `from` is still what is stored. If it throws, the
   * checkpoint is read anew and what comes after it is delivered, after a pause that grows; nothing behind it in the
   * lane is delivered meanwhile, other lanes go on.
   */
  onBatch(batch: Batch): Promise<void>;
  readonly batchSize?: number;
  /** Ends the subscription after the batches in hand. */
  readonly signal: AbortSignal;
};

export type Subscription = {
  /** Settles when the subscription has ended; `onBatch` does not run after that. Never rejects. */
  readonly done: Promise<void>;
  health(): SubscriptionHealth;
};

/**
 * `lastProgressAt` moves when a batch was handled or there was nothing to deliver. So a consumer that is stuck, failing
 * or cut off shows by an old one, even while its process is alive. `lastTriedAt` moves with failures as well: it is old
 * where nothing is tried any more.
 */
export type SubscriptionHealth = {
  readonly name: string;
  readonly lastTriedAt: Instant;
  readonly lastProgressAt: Instant;
  readonly lanes: readonly LaneHealth[];
};

/** `behind` counts what is known to be there and not handled; null where the adapter cannot tell. */
export type LaneHealth = {
  readonly lane: string;
  readonly place: string | null;
  readonly behind: number | null;
  readonly lastProgressAt: Instant;
};

/** A read or a batch failed and will be tried again. `attempts` counts from 1 for the same place. */
export type DeliveryFailure = {
  readonly name: string;
  readonly lane: string;
  readonly error: unknown;
  readonly attempts: number;
};
