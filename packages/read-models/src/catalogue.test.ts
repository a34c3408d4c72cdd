import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicants } from './applicants/table.ts';
import { checkpoints, parkedReactions } from './checkpoints/table.ts';
import { cohortApplicants, cohorts } from './cohorts/table.ts';
import { consents } from './consents/table.ts';
import { credentials } from './credentials/table.ts';
import { findings } from './findings/table.ts';
import { followedStreams, parkedEvents } from './following/table.ts';
import { handles } from './handles/table.ts';
import { members } from './members/table.ts';
import { modelVotes } from './model-votes/table.ts';
import { openUploads } from './open-uploads/table.ts';
import { providerKeys } from './provider-keys/table.ts';
import { reports } from './reports/table.ts';
import { reviews } from './reviews/table.ts';
import { screeningSources, screenings } from './screenings/table.ts';
import { sourceAdapters } from './source-adapters/table.ts';
import { tenants } from './tenants/table.ts';
import { units } from './units/table.ts';

let core: TestDatabase;
beforeAll(async () => {
  core = await createTestDatabase('core');
});
afterAll(() => core?.close());

const perTenant = [
  ...[tenants, units, members, credentials, applicants, handles, openUploads, consents, cohorts, cohortApplicants],
  ...[screenings, screeningSources, findings, reviews, reports, followedStreams, parkedEvents, parkedReactions],
  ...[providerKeys, sourceAdapters, modelVotes],
];
/** Tables that belong to the program and not to a tenant. */
const global = ['event_types', 'checkpoints', 'schema_migrations', 'topic_generation'];

test('E7: every table of this database that is not declared global is bound to one tenant, its owner too', async () => {
  const { rows } = await core.pool('owner').query<{ name: string; bound: boolean; first: string | null }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as bound,
            (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
              where i.indrelid = c.oid and i.indisprimary) as first
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
  );
  const tables = rows.filter(({ name }) => !global.includes(name));
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(perTenant.map((table) => getTableName(table))));
  for (const table of tables) expect(table).toEqual({ name: table.name, bound: true, first: 'tenant_scope' });
});

test.each([...perTenant, checkpoints].map((table) => [getTableName(table), table] as const))(
  '%s has the columns that queries believe it has, null where they may be',
  async (name, table) => {
    const { rows } = await core.pool('owner').query<{ column: string; required: boolean }>(
      `select column_name as column, is_nullable = 'NO' as required from information_schema.columns
        where table_schema = 'public' and table_name = $1 order by 1`,
      [name],
    );
    const believed = Object.values(getTableColumns(table)).map(({ name: column, notNull }) => ({
      column,
      required: notNull,
    }));
    expect(believed.sort((a, b) => (a.column < b.column ? -1 : 1))).toEqual(rows);
  },
);

test('the projector writes every tenant’s rows, the reader none, and those who authenticate read three tables', async () => {
  const { rows } = await core.pool('owner').query<{ role: string; name: string; right: string }>(
    `select role, c.relname as name, "right" from pg_class c,
            unnest(array['vg_projector', 'vg_reader', 'vg_auth']) role,
            unnest(array['select', 'insert', 'update', 'delete']) "right"
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any($1)
        and has_table_privilege(role, c.oid, "right")`,
    [perTenant.map((table) => getTableName(table))],
  );
  const rights = (role: string) =>
    [...new Set(rows.filter((row) => row.role === role).map(({ right }) => right))].sort();
  expect(rights('vg_projector')).toEqual(['delete', 'insert', 'select', 'update']);
  expect(rights('vg_reader')).toEqual(['select']);
  expect(rights('vg_auth')).toEqual(['select']);
  const authReads = rows.filter(({ role }) => role === 'vg_auth').map(({ name }) => name);
  expect(authReads.sort()).toEqual(['credentials', 'members', 'tenants']);
});
