import type { Cursor, StoredEvent } from '@visaguard/event-store';
import type { Instant } from '@visaguard/kernel';

/**
 * Delivers events to consumers, at least once, in order within each stream. The consumer keeps its own
 * checkpoint, in the transaction of its effects; the bus stores nothing.
 */
export type EventBus = { subscribe(options: SubscribeOptions): Subscription };

export type SubscribeOptions = {
  /** Names the consumer in health and error reports. */
  name: string;
  /** Deliver what comes after this place: the consumer's checkpoint. */
  from: Cursor;
  /**
   * Handles a batch and stores `next` with its effects. If it throws, the same events come again, after a
   * pause that grows; nothing behind them is delivered meanwhile.
   */
  onBatch(events: StoredEvent[], next: Cursor): Promise<void>;
  batchSize?: number;
  /** Ends the subscription after the batch in hand. */
  signal: AbortSignal;
};

export type Subscription = {
  /** Settles when the subscription has ended; `onBatch` does not run after that. Never rejects. */
  done: Promise<void>;
  health(): SubscriptionHealth;
};

/**
 * `lastProgressAt` moves when a batch was handled or there was nothing to deliver. So a consumer that is
 * stuck, failing or cut off shows by an old one, even while its process is alive.
 */
export type SubscriptionHealth = { name: string; cursor: Cursor; lastProgressAt: Instant };

/** A read or a batch failed and will be tried again. `attempts` counts from 1 for the same place. */
export type DeliveryFailure = { name: string; error: unknown; attempts: number };
