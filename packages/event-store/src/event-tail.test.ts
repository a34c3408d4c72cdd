import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendStatement, commandText } from './append.ts';
import { compareCursors, startCursor } from './cursor.ts';
import { createEventStore, type EventStore } from './event-store.ts';
import { createEventTail, type EventTail } from './event-tail.ts';
import { registerEventTypes } from './event-types.ts';
import { madeUpCommand, madeUpEvent, madeUpScope, madeUpTypes } from './made-up-events.ts';

let db: TestDatabase;
let elsewhere: TestDatabase;
let store: EventStore;
let tail: EventTail;
beforeAll(async () => {
  [db, elsewhere] = await Promise.all([createTestDatabase('core'), createTestDatabase('core')]);
  await registerEventTypes(db.pool('owner'), madeUpTypes);
  store = createEventStore({ writer: db.pool('vg_writer') });
  tail = createEventTail({ tail: db.pool('vg_tail') });
});
afterAll(() => Promise.all([db?.close(), elsewhere?.close()]));

/** Other test files write to the same cluster, so that the gate may lag for moments. */
const untilReadable = (ids: string[], from = startCursor) =>
  expect
    .poll(async () => (await tail.read(from, 1_000)).events.map(({ eventId }) => eventId), { timeout: 10_000 })
    .toEqual(ids);

async function appendOne(scope = madeUpScope(1), streamId = 'kettle-1') {
  const event = madeUpEvent();
  await store.append(madeUpCommand({ scope, streamId, events: [event] }));
  return event.eventId;
}

test('an empty store ends where it starts', async () => {
  expect(await tail.end()).toEqual(startCursor);
  expect(await tail.read(startCursor, 10)).toEqual({ events: [], next: startCursor });
});

test('subscriptions see all tenants, each event with its scope, in batches that join without a gap', async () => {
  const from = await tail.end();
  const scopes = [madeUpScope(1), madeUpScope(2), madeUpScope(1, 'live'), madeUpScope(3)];
  const ids: string[] = [];
  for (const scope of scopes) ids.push(await appendOne(scope));
  await untilReadable(ids, from);
  const first = await tail.read(from, 3);
  const second = await tail.read(first.next, 3);
  expect([...first.events, ...second.events].map(({ scope }) => scope)).toEqual(scopes);
  expect(second.next).toEqual(await tail.end());
  expect(compareCursors(first.next, second.next)).toBeLessThan(0);
  expect(await tail.read(second.next, 3)).toEqual({ events: [], next: second.next });
});

test('E1: an event that commits late is not passed by the reader', async () => {
  const from = await tail.end();
  const early = madeUpEvent();
  const held = await db.pool('vg_writer').connect();
  await held.query('begin');
  await held.query(appendStatement([commandText(madeUpCommand({ streamId: 'held', events: [early] }))]));
  const late = await appendOne(madeUpScope(1), 'not-held');
  expect((await tail.read(from, 10)).events).toEqual([]);
  await held.query('commit');
  held.release();
  await untilReadable([early.eventId, late], from);
});

test('E1: a writing transaction in another database of the cluster holds readers back and loses nothing', async () => {
  const from = await tail.end();
  const foreign = await elsewhere.pool('vg_writer').connect();
  await foreign.query('begin');
  await foreign.query('select pg_current_xact_id()');
  const id = await appendOne();
  expect((await tail.read(from, 10)).events).toEqual([]);
  const committed = await tail.latest();
  expect(compareCursors(committed, await tail.end())).toBeGreaterThan(0);
  await foreign.query('rollback');
  foreign.release();
  await untilReadable([id], from);
  expect(await tail.end()).toEqual(committed);
});

test('a reading transaction elsewhere holds nobody back', async () => {
  const from = await tail.end();
  const reader = await elsewhere.pool('vg_reader').connect();
  await reader.query('begin isolation level repeatable read');
  await reader.query('select 1');
  await untilReadable([await appendOne()], from);
  await reader.query('rollback');
  reader.release();
});

test('cursors compare as numbers, transaction id first', () => {
  const ordered = [
    startCursor,
    { xid: '9', position: '11' },
    { xid: '10', position: '2' },
    { xid: '10', position: '10' },
    { xid: '18446744073709551615', position: '1' },
  ];
  expect(ordered.toReversed().sort(compareCursors)).toEqual(ordered);
});
