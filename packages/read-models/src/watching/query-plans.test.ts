import { inTransaction, type PoolClient } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { streamsStatement } from './parked.ts';
import { versionsStatement } from './unapplied-events.ts';

let core: TestDatabase;
beforeAll(async () => {
  core = await createTestDatabase('core');
  await inTransaction(core.pool('vg_projector'), async (client) => {
    await client.query(
      `insert into followed_streams
       select 'ten_' || n % 3 || '/test', 'kettle-' || n, 'read-models', 1, 5, case when n % 400 = 0 then now() end
         from generate_series(1, 30000) n`,
    );
    await client.query(
      `insert into parked_events
       select tenant_scope, stream_id, consumer, consumer_version, n, '{}', 'hole', parked_at
         from followed_streams, generate_series(6, 40) n where parked_at is not null`,
    );
  });
  await core.pool('owner').query('analyze');
});
afterAll(() => core?.close());

async function planOf(statement: string, types: string, values: string): Promise<string> {
  return inTransaction(core.pool('vg_projector'), async (client: PoolClient) => {
    await client.query(`prepare watched (${types}) as ${statement}`);
    const { rows } = await client.query(`explain (costs off) execute watched (${values})`);
    await client.query('deallocate watched');
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

test('parked streams are found by their own index, and what waits in each by its key', async () => {
  const plan = await planOf(streamsStatement, 'text, int', `'read-models', 1`);
  expect(plan).toContain('Index Scan using parked_streams');
  expect(plan).toContain('parked_events_pkey');
  expect(plan).not.toMatch(/Seq Scan/);
});

test('how far a few streams are is found by their keys, among all that are followed', async () => {
  const streams = Array.from({ length: 50 }, (_, nth) => `'kettle-${nth}'`).join(', ');
  const scopes = Array.from({ length: 50 }, (_, nth) => `'ten_${nth % 3}/test'`).join(', ');
  const values = `'read-models', 1, array[${scopes}], array[${streams}]`;
  const plan = await planOf(versionsStatement, 'text, int, text[], text[]', values);
  expect(plan).toContain('followed_streams_pkey');
  expect(plan).not.toMatch(/Seq Scan/);
});
