import { createEventsByStream, type StoredEvent } from '@visaguard/event-store';
import { inTransaction } from '@visaguard/postgres';
import type { TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readModelConsumer } from '../read-model.ts';
import { clock, newScope, project, projectorOf, rowHashes, storeWithStories } from '../testing/test-read-models.ts';
import { park, readFollowed } from './followed-streams.ts';
import { replayParked } from './replay-parked.ts';

let core: TestDatabase;
let events: readonly StoredEvent[];
beforeAll(async () => {
  const store = await storeWithStories([newScope(), newScope()].map((scope) => ({ scope, people: 4 })));
  core = store.core;
  events = store.events;
});
afterAll(() => core?.close());

test('E20: a replay takes what the bus never delivered from the store, before parked events and between them', async () => {
  const byStream = Map.groupBy(events, ({ scope, streamId }) => `${scope.tenantId} ${streamId}`);
  const [longest = []] = [...byStream.values()].sort((a, b) => b.length - a.length);
  expect(longest.length).toBeGreaterThan(4);
  // Never delivered: the second and the fourth of a stream, whose third and fifth wait.
  const missing = new Set([longest[1], longest[3]]);
  await project(
    projectorOf(core),
    events.filter((event) => !missing.has(event)),
    50,
  );
  const pool = core.pool('vg_projector');
  expect(await replayParked(pool)).toMatchObject([{ applied: 0, left: longest.length - 3, blockedBy: 'hole' }]);
  const store = createEventsByStream({ tail: core.pool('vg_tail') });
  expect(await replayParked(pool, store)).toMatchObject([{ applied: longest.length - 1, left: 0, blockedBy: null }]);
  const replayed = await rowHashes(core);

  await projectorOf(core).apply({ lane: 'late', from: null, next: '1', events: [...missing].filter((one) => !!one) });
  expect(await rowHashes(core)).toEqual(replayed);
  expect(await replayParked(pool, store)).toEqual([]);
});

test('E20: a replay waits for a batch that has the stream in hand, and applies what that has parked as well', async () => {
  const pool = core.pool('vg_projector');
  const stream = events.findLast(({ type }) => type === 'handle.archive_attached')?.streamId;
  const [first, second, third, ...rest] = events.filter(({ streamId }) => streamId === stream);
  if (!first || !second || !third) throw new Error('the story has handles with several events');
  await inTransaction(pool, async (client) => {
    await client.query('delete from handles where handle_id = $1', [stream]);
    await client.query('delete from followed_streams where stream_id = $1', [stream]);
  });
  await projectorOf(core).apply({ lane: 'holed', from: null, next: '1', events: [second] });

  const replayed = await inTransaction(pool, async (client) => {
    await readFollowed(client, readModelConsumer, [third]);
    const parked = [{ event: third, reason: 'after_parked' }] as const;
    await park(client, readModelConsumer, { parked, at: clock.now() });
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const replaying = replayParked(pool, createEventsByStream({ tail: core.pool('vg_tail') }));
    const waits = 'select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))';
    await expect.poll(async () => (await pool.query(waits, [rows[0]?.pid])).rowCount).toBe(1);
    return { replaying };
  });
  expect(await replayed.replaying).toMatchObject([{ applied: 3, left: 0, blockedBy: null }]);
  await projectorOf(core).apply({ lane: 'holed', from: '1', next: '2', events: rest });
  expect((await pool.query('select from followed_streams where parked_at is not null')).rowCount).toBe(0);
});
