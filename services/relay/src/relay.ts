import type { Publisher } from '@visaguard/event-bus';
import type { Outbox } from '@visaguard/event-store';
import { type Clock, type Instant, instant, pause, systemClock } from '@visaguard/kernel';

export type RelayOptions = {
  readonly outbox: Pick<Outbox, 'waiting' | 'drain'>;
  readonly publisher: Pick<Publisher, 'publish'>;
  /** Messages that are published and removed together. */
  readonly batchSize?: number;
  /** Told of each failure: a broker that is away, a database that is. The relay goes on trying. */
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
};

/** `lastProgressAt` moves when messages were published or none waited, `lastTriedAt` with failures as well. */
export type RelayHealth = {
  readonly lastTriedAt: Instant;
  readonly lastProgressAt: Instant;
  readonly published: number;
};

export type Relay = {
  /** Settles once `signal` has aborted and the batches in hand are through. Never rejects. */
  readonly done: Promise<void>;
  health(): RelayHealth;
};

/** While events come, and for as long after the last one; then as seldom as an idle service should. */
const busyPollMs = 5;
const busyForMs = 1_000;
const idlePollMs = 20;
const firstPauseMs = 50;
const longestPauseMs = 2_000;

/**
 * Publishes what the outbox holds, all shards that have something at once. Any number of relays may run: a shard is in
 * the hands of one at a time, and one that loses its connection loses its shards with it (rules E11, E12).
 * While the broker is away the outbox grows and commands succeed (rule E13).
 */
export function startRelay(options: RelayOptions): Relay {
  const { onError, signal, clock = systemClock } = options;
  const startedAt = instant(clock);
  const state = { lastTriedAt: startedAt, lastProgressAt: startedAt, published: 0 };
  let busyUntilMs = 0;
  const onPublished = (count: number) => {
    state.published += count;
    if (count > 0) busyUntilMs = clock.now().getTime() + busyForMs;
  };
  const follow = async () => {
    let failures = 0;
    while (!signal.aborted) {
      try {
        const before = state.published;
        await publishWaiting(options, { failures, onPublished });
        failures = 0;
        state.lastTriedAt = state.lastProgressAt = instant(clock);
        const pollMs = clock.now().getTime() < busyUntilMs ? busyPollMs : idlePollMs;
        if (state.published === before) await pause(pollMs, signal);
      } catch (error) {
        state.lastTriedAt = instant(clock);
        onError(error);
        const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** failures++);
        await pause(pauseMs, signal);
      }
    }
  };
  return { done: follow(), health: () => ({ ...state }) };
}

type Batch = { readonly failures: number; readonly onPublished: (count: number) => void };

/**
 * One batch of all shards that wait. After a failure each shard goes by itself, and less of it each time: what a broker
 * does not take of one, for its size or for what it is, holds up no other.
 * @throws the first failure, once every shard was tried.
 */
async function publishWaiting(options: RelayOptions, { failures, onPublished }: Batch): Promise<void> {
  const { outbox, batchSize = 500 } = options;
  const shards = await outbox.waiting();
  if (shards.length === 0) return;
  const limit = Math.max(1, Math.floor(batchSize / 2 ** failures));
  if (failures === 0) return onPublished(await drain(options, shards, limit));
  const errors: unknown[] = [];
  // In turn, since no transaction should stay open while it waits for another's.
  for (const shard of shards) {
    if (options.signal.aborted) break;
    await drain(options, [shard], limit).then(onPublished, (error) => errors.push(error));
  }
  if (errors.length > 0) throw errors[0];
}

function drain({ outbox, publisher }: RelayOptions, shards: readonly number[], limit: number): Promise<number> {
  return outbox.drain(shards, limit, (messages) => publisher.publish(messages));
}
