import type { Outbox, OutboxMessage } from '@visaguard/event-store';
import { expect, onTestFinished, test } from 'vitest';
import { startRelay } from './relay.ts';

/** An outbox in memory, and the relay that empties it into a broker which takes what `takes` says. */
function relaying(waiting: Record<number, string[]>, takes: (sent: readonly string[]) => boolean) {
  const left = new Map(Object.entries(waiting).map(([shard, ids]) => [Number(shard), ids]));
  const outbox: Pick<Outbox, 'waiting' | 'drain'> = {
    waiting: async () => [...left].flatMap(([shard, ids]) => (ids.length > 0 ? [shard] : [])),
    async drain(shards, limit, publish) {
      const taken = shards.map((shard) => [shard, (left.get(shard) ?? []).slice(0, limit)] as const);
      const ids = taken.flatMap(([, some]) => some);
      await publish(ids.map((eventId) => ({ eventId }) as OutboxMessage));
      for (const [shard, some] of taken) left.set(shard, left.get(shard)?.slice(some.length) ?? []);
      return ids.length;
    },
  };
  const errors: unknown[] = [];
  const sent: string[] = [];
  const stop = new AbortController();
  const relay = startRelay({
    outbox,
    publisher: {
      async publish(messages) {
        const ids = messages.map(({ eventId }) => String(eventId));
        if (!takes(ids)) throw new Error('refused');
        sent.push(...ids);
      },
    },
    batchSize: 8,
    onError: (error) => errors.push(error),
    signal: stop.signal,
  });
  onTestFinished(async () => {
    stop.abort();
    await relay.done;
  });
  return { relay, sent, errors };
}

test('what the broker does not take of one shard holds up no other', async () => {
  const { relay, sent, errors } = relaying(
    { 1: ['evt_bad'], 2: ['evt_a', 'evt_b'] },
    (ids) => !ids.includes('evt_bad'),
  );
  const before = relay.health().lastProgressAt;
  await expect.poll(() => sent).toEqual(['evt_a', 'evt_b']);
  await expect.poll(() => errors.length).toBeGreaterThan(1);
  const { lastTriedAt, ...rest } = relay.health();
  expect(rest).toEqual({ published: 2, lastProgressAt: before });
  expect(lastTriedAt > before).toBe(true);
});

test('a batch that is more than the broker takes at once goes in smaller ones, in order', async () => {
  const ids = Array.from({ length: 8 }, (_, at) => `evt_${at}`);
  const { relay, sent } = relaying({ 1: ids }, (some) => some.length <= 3);
  await expect.poll(() => sent).toEqual(ids);
  expect(relay.health().published).toBe(8);
});
