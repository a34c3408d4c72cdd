import type { StoredEvent } from '@visaguard/event-store';
import { scopeKey } from '@visaguard/kernel';
import { inTransaction } from '@visaguard/postgres';
import type { TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newScope, project, projectorOf, storeWithStories } from '../testing/test-read-models.ts';
import { readModelTables } from './read-model-tables.ts';
import { RebuildRuns, withTablesBeside } from './tables-beside.ts';
import { type Verified, verifyReadModels } from './verify-read-models.ts';

const [one, two] = [newScope(), newScope('live')] as const;
let core: TestDatabase;
let events: readonly StoredEvent[];
beforeAll(async () => {
  const store = await storeWithStories([one, two].map((scope) => ({ scope, people: 5 })));
  core = store.core;
  events = store.events;
  await project(projectorOf(core), events.slice(0, -40), 100);
});
afterAll(() => core?.close());

const change = (statement: string) => inTransaction(core.pool('vg_projector'), (client) => client.query(statement));
const verify = (isWanted?: (scope: string) => boolean, reached = '0'): Promise<Verified> =>
  verifyReadModels({
    owner: core.pool('owner'),
    projector: core.pool('vg_projector'),
    tail: core.pool('vg_tail'),
    hasReached: (_places, { position }) => BigInt(position) <= BigInt(reached),
    ...(isWanted && { isWanted }),
  });

test('E23: read models that are still behind are the fold of what they hold, and what they lack is counted', async () => {
  const [oldestAt] = events
    .slice(-40)
    .map(({ recordedAt }) => recordedAt)
    .sort();
  const unapplied = { count: 40, oldestAt };
  expect(await verify()).toEqual({ tenants: 2, events: events.length - 40, unapplied, differences: [] });
});

test('E23: a row that was changed by hand is found, with its table and tenant, and only there', async () => {
  const before = await change(`select version from applicants where tenant_scope = '${scopeKey(two)}' limit 1`);
  expect(before.rowCount).toBe(1);
  await change(`update applicants set version = version + 1000 where (tenant_scope, applicant_id) in
                  (select tenant_scope, applicant_id from applicants where tenant_scope = '${scopeKey(two)}' limit 1)`);
  const { differences } = await verify();
  expect(differences).toMatchObject([{ kind: 'rows', tenantScope: scopeKey(two), table: 'applicants' }]);
  expect((await verify((scope) => scope === scopeKey(one))).differences).toEqual([]);
  await change('update applicants set version = version - 1000 where version > 1000');
});

test('a row of nobody and a row that is gone are found as well', async () => {
  await change(`insert into tenants select (jsonb_populate_record(t, '{"tenant_scope": "ten_of_nobody/test"}')).*
                  from tenants t limit 1`);
  expect((await verify()).differences).toMatchObject([
    { tenantScope: 'ten_of_nobody/test', table: 'tenants', live: 1, folded: 0 },
  ]);
  await change(`delete from tenants where tenant_scope = 'ten_of_nobody/test'`);
});

test('an event that the read models went past without applying it is found', async () => {
  const missed = events.slice(0, -40).findLast(({ version }) => version === 1);
  const reached = events.at(-41)?.position;
  if (!missed) throw new Error('the story has streams');
  expect((await verify(undefined, reached)).differences).toEqual([]);
  const where = `where stream_id = '${missed.streamId}'`;
  const { rows } = await change(`select version from followed_streams ${where}`);
  await change(`update followed_streams set version = 0 ${where}`);
  expect((await verify(undefined, reached)).differences).toContainEqual({
    kind: 'passed_over',
    tenantScope: scopeKey(missed.scope),
    streamId: missed.streamId,
    version: 1,
  });
  await change(`update followed_streams set version = ${rows[0].version} ${where}`);
});

test('live service goes on meanwhile, and no tables stay behind', async () => {
  const [during] = await Promise.all([verify(), project(projectorOf(core), events.slice(-40), 1)]);
  expect(during.differences).toEqual([]);
  const unapplied = { count: 0, oldestAt: null };
  expect(await verify()).toEqual({ tenants: 2, events: events.length, unapplied, differences: [] });
  const { rows } = await core.pool('owner').query(`select nspname from pg_namespace where nspname like 'read_models%'`);
  expect(rows).toEqual([]);
});

test('one comparison runs at a time, and takes nothing from the one that runs', async () => {
  const beside = { schema: 'beside', isLogged: false };
  await withTablesBeside(core.pool('owner'), beside, async () => {
    await expect(verify()).rejects.toBeInstanceOf(RebuildRuns);
    const { rows } = await core.pool('owner').query(`select from pg_namespace where nspname = 'beside'`);
    expect(rows).toHaveLength(1);
  });
});

test('every table that the projector writes for all tenants is compared', async () => {
  const { rows } = await core
    .pool('owner')
    .query<{ name: string }>(
      `select tablename as name from pg_policies where policyname = 'projector_writes_every_tenant' order by 1`,
    );
  expect(rows.map(({ name }) => name)).toEqual([...readModelTables].sort());
});
