import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventStore, type EventStore } from './event-store.ts';
import { registerEventTypes } from './event-types.ts';
import { madeUpCommand, madeUpEvent, madeUpScope, madeUpTypes } from './made-up-events.ts';
import { createOutbox, type Outbox, outboxShards } from './outbox.ts';
import type { OutboxMessage } from './outbox-message.ts';

let db: TestDatabase;
let store: EventStore;
let outbox: Outbox;
beforeAll(async () => {
  db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), madeUpTypes);
  store = createEventStore({ writer: db.pool('vg_writer') });
  outbox = createOutbox({ relay: db.pool('vg_relay') });
});
afterAll(() => db?.close());

const shards = Array.from({ length: outboxShards }, (_, shard) => shard);
async function drainAll(publish: (messages: OutboxMessage[]) => Promise<void>): Promise<number> {
  let removed = 0;
  for (const shard of shards) {
    for (let count = -1; count !== 0; removed += count) count = await outbox.drain([shard], 3, publish);
  }
  return removed;
}

test('every event is handed over, of all tenants, in order within its stream, and then removed', async () => {
  const events = Array.from({ length: 5 }, () => madeUpEvent());
  await store.append(madeUpCommand({ streamId: 'a', events }));
  await store.append(madeUpCommand({ scope: madeUpScope(2), streamId: 'a' }));
  const sent: OutboxMessage[] = [];
  const removed = await drainAll(async (messages) => void sent.push(...messages));
  expect(removed).toBe(6);
  const mine = sent.filter(({ scope }) => scope.tenantId === madeUpScope(1).tenantId);
  expect(mine.map(({ eventId }) => eventId)).toEqual(events.map(({ eventId }) => eventId));
  expect(mine[0]).toMatchObject({
    category: 'kettle',
    key: `${madeUpScope(1).tenantId}/test:a`,
    type: 'kettle.filled',
    version: 1,
    payload: { litres: 1 },
    envelope: { schemaVersion: 1, meta: events[0]?.meta },
  });
  expect(await drainAll(() => Promise.reject(new Error('nothing is left')))).toBe(0);
});

test('messages that could not be sent come again, first', async () => {
  const command = madeUpCommand({ streamId: 'b' });
  await store.append(command);
  const failing = drainAll(() => Promise.reject(new Error('broker down')));
  await expect(failing).rejects.toThrow('broker down');
  const sent: OutboxMessage[] = [];
  await drainAll(async (messages) => void sent.push(...messages));
  expect(sent.map(({ eventId }) => eventId)).toEqual(command.streams[0]?.events.map(({ eventId }) => eventId));
});

test('several shards go together, but for those that another relay has in hand', async () => {
  for (const streamId of ['e', 'f', 'g', 'h', 'i', 'j']) await store.append(madeUpCommand({ streamId }));
  const [held = 0, ...others] = await outbox.waiting();
  expect(others.length).toBeGreaterThan(0);
  const counts: number[] = [];
  const all = async () => void counts.push(await outbox.drain([held, ...others], 100, async () => {}));
  await outbox.drain([held], 100, all);
  expect(counts[0]).toBeGreaterThanOrEqual(others.length);
  expect(await outbox.waiting()).toEqual([]);
});

test('a shard is in the hands of one relay at a time', async () => {
  await store.append(madeUpCommand({ streamId: 'c' }));
  const counts: number[] = [];
  for (const shard of shards) {
    await outbox.drain([shard], 10, async () => void counts.push(await outbox.drain([shard], 10, async () => {})));
  }
  expect(counts).toEqual([0]);
});

test('tenants take turns: one with a long queue does not hold up another', async () => {
  const [loud, quiet] = [madeUpScope(3), madeUpScope(4)];
  const events = () => Array.from({ length: 20 }, () => madeUpEvent());
  await store.append(madeUpCommand({ scope: loud, streamId: 'd', events: events() }));
  await store.append(madeUpCommand({ scope: quiet, streamId: 'd', events: events().slice(0, 2) }));
  const shardsOf = new Map<string, number>();
  for (const shard of await outbox.waiting()) {
    const peek = outbox.drain([shard], 100, async (messages) => {
      for (const { scope } of messages) shardsOf.set(scope.tenantId, shard);
      throw new Error('only looking');
    });
    await expect(peek).rejects.toThrow('only looking');
  }
  expect(shardsOf.size).toBe(2);
  // Both streams into one shard: the first batch of four holds all that the quiet tenant has.
  await db.pool('owner').query('alter table outbox no force row level security');
  await db.pool('owner').query('update outbox set shard = 1');
  await db.pool('owner').query('alter table outbox force row level security');
  expect(await outbox.waiting()).toEqual([1]);
  const batches: OutboxMessage[][] = [];
  await outbox.drain([1], 4, async (messages) => void batches.push(messages));
  const tenants = batches[0]?.map(({ scope }) => scope.tenantId) ?? [];
  expect(tenants.filter((tenantId) => tenantId === quiet.tenantId)).toHaveLength(2);
  expect(tenants.filter((tenantId) => tenantId === loud.tenantId)).toHaveLength(2);
  while ((await outbox.drain([1], 7, async (messages) => void batches.push(messages))) > 0);
  for (const { tenantId } of [loud, quiet]) {
    const versions = batches.flat().flatMap((sent) => (sent.scope.tenantId === tenantId ? [sent.version] : []));
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  }
});
