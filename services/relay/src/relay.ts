import type { Publisher, WakeSignal } from '@visaguard/event-bus';
import type { Outbox } from '@visaguard/event-store';
import { type Clock, type Instant, instant, systemClock } from '@visaguard/kernel';

export type RelayOptions = {
  readonly outbox: Outbox;
  readonly publisher: Publisher;
  /** Notified when something was appended; `pollMs` is the net under it. */
  readonly wake: WakeSignal;
  readonly pollMs?: number;
  /** Messages of one shard that are published and removed together. */
  readonly batchSize?: number;
  /** Told of each failure: a broker that is away, a database that is. The relay goes on trying. */
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
};

/** `lastProgressAt` moves when messages were published or none waited. */
export type RelayHealth = { readonly lastProgressAt: Instant; readonly published: number };

export type Relay = {
  /** Settles once `signal` has aborted and the batches in hand are through. Never rejects. */
  readonly done: Promise<void>;
  health(): RelayHealth;
};

const firstPauseMs = 50;
const longestPauseMs = 2_000;

/**
 * Publishes what the outbox holds, shard by shard, all shards that have something at once. Any number of relays may run:
 * a shard is in the hands of one at a time, and one that loses its connection loses the shard with it (rules E11, E12).
 * While the broker is away the outbox grows and commands succeed (rule E13).
 */
export function startRelay(options: RelayOptions): Relay {
  const { wake, pollMs = 20, onError, signal, clock = systemClock } = options;
  const state = { lastProgressAt: instant(clock), published: 0 };
  const follow = async () => {
    let failures = 0;
    while (!signal.aborted) {
      const seen = wake.count();
      try {
        const published = await publishWaiting(options);
        failures = 0;
        state.published += published;
        state.lastProgressAt = instant(clock);
        if (published === 0) await wake.after(seen, pollMs, signal);
      } catch (error) {
        onError(error);
        const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** failures++);
        await wake.after(Number.POSITIVE_INFINITY, pauseMs, signal);
      }
    }
  };
  return { done: follow(), health: () => ({ ...state }) };
}

/** One batch of every shard that waits. @throws the first failure, once no batch is under way any more. */
async function publishWaiting({ outbox, publisher, batchSize = 500 }: RelayOptions): Promise<number> {
  const shards = await outbox.waiting();
  const drained = await Promise.allSettled(
    shards.map((shard) => outbox.drain(shard, batchSize, (messages) => publisher.publish(messages))),
  );
  let published = 0;
  for (const outcome of drained) {
    if (outcome.status === 'rejected') throw outcome.reason;
    published += outcome.value;
  }
  return published;
}
