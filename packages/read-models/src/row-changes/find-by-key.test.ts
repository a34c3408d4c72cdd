import type { StoredEvent } from '@visaguard/event-store';
import { inTransaction, type PoolClient } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readFollowed } from '../following/followed-streams.ts';
import { handles } from '../handles/table.ts';
import { readModelConsumer } from '../read-model.ts';
import { newScope } from '../testing/test-read-models.ts';
import { appending } from './list-edit.ts';
import { deleteRow, updateRow } from './row-change.ts';
import { findByKey, writeChanges } from './write-changes.ts';

let core: TestDatabase;
beforeAll(async () => {
  core = await createTestDatabase('core');
  // Known to be small, as in the first days of a tenant: nothing is cheaper than to read all of it.
  await core.pool('vg_projector').query(`
    insert into handles (tenant_scope, handle_id, applicant_id, platform, state, archives, created_at, version)
    select 'ten_sample/test', 'hdl_' || n, 'app_' || n, 'x', 'declared', '[]', now(), 1 from generate_series(1, 40) n`);
  await core.pool('vg_projector').query(`
    insert into followed_streams (tenant_scope, stream_id, consumer, consumer_version, version)
    select tenant_scope, handle_id, 'read-models', 1, 1 from handles`);
  await core.pool('owner').query('analyze');
});
afterAll(() => core?.close());

const key = { tenantScope: 'ten_sample/test', handleId: 'hdl_1' };
const stream = { scope: newScope(), streamId: 'hdl_1' } as StoredEvent;
const cases: Record<string, { index: string; work: (client: PoolClient) => Promise<unknown> }> = {
  update: {
    index: 'handles_pkey',
    work: (client) => writeChanges(client, [updateRow(handles, key, { state: 'held', archives: appending('a') })]),
  },
  delete: { index: 'handles_pkey', work: (client) => writeChanges(client, [deleteRow(handles, key)]) },
  'how far streams have come': {
    index: 'followed_streams_pkey',
    work: (client) => readFollowed(client, readModelConsumer, [stream]),
  },
};

test.each(Object.entries(cases))(
  '%s: each row is found by its key, by a plan that was made over a small table',
  async (_name, { index, work }) => {
    await inTransaction(core.pool('vg_projector'), async (client) => {
      const sent = vi.spyOn(client, 'query');
      await work(client);
      const asked: unknown = sent.mock.calls[0]?.[0];
      sent.mockRestore();
      await findByKey(client);
      const { rows } = await client.query(`explain (generic_plan, costs off) ${textOf(asked)}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain(`Index Scan using ${index}`);
      expect(plan).not.toMatch(/Seq Scan|Join Filter|Hash|Merge/);
    });
  },
);

function textOf(asked: unknown): unknown {
  if (typeof asked !== 'object' || asked === null || !('text' in asked))
    throw new Error('it asks by a prepared statement');
  return asked.text;
}
