import type { StoredEvent } from '@visaguard/event-store';
import { inTransaction } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readModelConsumer } from '../read-model.ts';
import { newScope } from '../testing/test-read-models.ts';
import { readFollowed, recordApplied } from './followed-streams.ts';

let core: TestDatabase;
beforeAll(async () => {
  core = await createTestDatabase('core');
});
afterAll(() => core?.close());

const scope = newScope();
const event = (streamId: string, version: number) => ({ scope, streamId, version }) as StoredEvent;
const versionOf = (streamId: string) =>
  inTransaction(core.pool('vg_projector'), async (client) => {
    const followed = await readFollowed(client, readModelConsumer, [event(streamId, 1)]);
    return [...followed.values()].map(({ version }) => version);
  });

/** While new topics are filled a stream comes in a lane of each generation: two batches of it may run side by side. */
test('E23: of two batches that begin to follow a stream at once, the one behind does not move it back', async () => {
  const [ahead, behind] = await Promise.all([1, 2].map(() => core.pool('vg_projector').connect()));
  if (!ahead || !behind) throw new Error('a pool gives connections');
  try {
    for (const client of [ahead, behind]) {
      await client.query('begin');
      expect((await readFollowed(client, readModelConsumer, [event('a', 1)])).size).toBe(0);
    }
    await recordApplied(ahead, readModelConsumer, [event('a', 3)]);
    const recorded = recordApplied(behind, readModelConsumer, [event('a', 1), event('b', 1)]);
    await ahead.query('commit');
    await recorded;
    await behind.query('commit');
  } finally {
    ahead.release();
    behind.release();
  }
  expect([await versionOf('a'), await versionOf('b')]).toEqual([[3], [1]]);
});

test('E23: of two batches of a stream the later one waits, and sees how far the first has come', async () => {
  const pool = core.pool('vg_projector');
  await inTransaction(pool, (client) => recordApplied(client, readModelConsumer, [event('c', 1)]));
  const later = await pool.connect();
  try {
    await later.query('begin');
    const { rows } = await later.query<{ pid: number }>('select pg_backend_pid() as pid');
    const seen = await inTransaction(pool, async (client) => {
      await readFollowed(client, readModelConsumer, [event('c', 1)]);
      const reading = readFollowed(later, readModelConsumer, [event('c', 1)]);
      const waits = async () =>
        (await pool.query('select where cardinality(pg_blocking_pids($1)) > 0', [rows[0]?.pid])).rowCount;
      await expect.poll(waits).toBe(1);
      await recordApplied(client, readModelConsumer, [event('c', 4)]);
      return { reading };
    });
    expect([...(await seen.reading).values()]).toEqual([{ version: 4, isParked: false }]);
  } finally {
    await later.query('rollback');
    later.release();
  }
});
