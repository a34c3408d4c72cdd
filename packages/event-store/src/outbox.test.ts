import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventStore, type EventStore } from './event-store.ts';
import { registerEventTypes } from './event-types.ts';
import { madeUpCommand, madeUpEvent, madeUpScope, madeUpTypes } from './made-up-events.ts';
import { createOutbox, type Outbox, type OutboxMessage, outboxShards } from './outbox.ts';

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
    for (let count = -1; count !== 0; removed += count) count = await outbox.drain(shard, 3, publish);
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
    topic: 'kettle',
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

test('a shard is in the hands of one relay at a time', async () => {
  await store.append(madeUpCommand({ streamId: 'c' }));
  const counts: number[] = [];
  for (const shard of shards) {
    await outbox.drain(shard, 10, async () => void counts.push(await outbox.drain(shard, 10, async () => {})));
  }
  expect(counts).toEqual([0]);
});
