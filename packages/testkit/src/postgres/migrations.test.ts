import { fileURLToPath } from 'node:url';
import { ensureDatabase, migrate } from '@visaguard/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announcedCluster } from './config.ts';
import { createTestDatabase, type MigrationSet, type TestDatabase } from './test-database.ts';

/** Tables that belong to no tenant. Everything else has the tenant first, or fails here. */
const globalTables: Record<MigrationSet, string[]> = {
  core: ['checkpoints', 'event_types', 'schema_migrations', 'topic_generation'],
  keys: ['schema_migrations'],
};
/** A secret finds its tenant, so its digest is unique over all of them: a clash cannot be caused on purpose. */
const keysAcrossTenants = ['credentials_secret'];
/** Roles whose work crosses tenants: only they may have a policy that looks further than one tenant. */
const crossTenantRoles = ['vg_auth', 'vg_projector', 'vg_relay', 'vg_tail'];
const tenantTest = `(tenant_scope = NULLIF(current_setting('app.tenant_scope'::text, true), ''::text))`;

describe.each(['core', 'keys'] as const)('the %s database', (set) => {
  let db: TestDatabase;
  const ask = async (text: string): Promise<Record<string, unknown>[]> => (await db.pool('owner').query(text)).rows;
  beforeAll(async () => {
    db = await createTestDatabase(set);
  });
  afterAll(() => db?.close());

  test('migrations replay on an empty database and then leave nothing to do', async () => {
    const name = `t_replay_${db.name}`;
    const ownerUrl = await ensureDatabase(announcedCluster(), name);
    const directory = fileURLToPath(new URL(`../../../../infra/postgres/${set}`, import.meta.url));
    expect((await migrate({ ownerUrl, directory })).applied.length).toBeGreaterThan(0);
    expect(await migrate({ ownerUrl, directory })).toEqual({ applied: [] });
    await db.pool('owner').query(`drop database ${name} with (force)`);
  });

  test('every table that is not declared global is kept apart by a forced policy for reads and writes', async () => {
    const rows = await ask(`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
             array(select p.qual || ' ' || p.with_check from pg_policies p
                    where p.tablename = c.relname and p.cmd = 'ALL') as policies
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
    const tenantTables = rows.filter(({ name }) => !globalTables[set].includes(String(name)));
    expect(tenantTables.length).toBeGreaterThan(0);
    for (const table of tenantTables) {
      expect(table).toMatchObject({
        enabled: true,
        forced: true,
        policies: expect.arrayContaining([`${tenantTest} ${tenantTest}`]),
      });
    }
  });

  test('a policy that looks further than one tenant belongs to a declared role', async () => {
    const further = await ask(`
      select tablename, policyname, roles::text[] as roles from pg_policies
       where coalesce(qual, with_check) <> $$${tenantTest}$$ or permissive <> 'PERMISSIVE'`);
    for (const policy of further) {
      const undeclared = (policy['roles'] as string[]).filter((role) => !crossTenantRoles.includes(role));
      expect(undeclared, JSON.stringify(policy)).toEqual([]);
    }
  });

  test('the tenant is first in every primary, unique and foreign key, compared byte by byte', async () => {
    const declared = globalTables[set].map((name) => `'${name}'`).join(', ');
    expect(
      await ask(`
        select c.relname as table, i.indexrelid::regclass::text as key
          from pg_index i join pg_class c on c.oid = i.indrelid
          left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
         where c.relnamespace = 'public'::regnamespace and i.indisunique and c.relname not in (${declared})
           and a.attname is distinct from 'tenant_scope'
           and i.indexrelid::regclass::text <> all ('{${keysAcrossTenants.join(',')}}')
        union all
        select c.conrelid::regclass::text, c.conname
          from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'f' and a.attname <> 'tenant_scope' and c.conrelid::regclass::text not in (${declared})
        union all
        select table_name, column_name from information_schema.columns
         where table_schema = 'public' and column_name = 'tenant_scope' and collation_name is distinct from 'C'`),
    ).toEqual([]);
  });

  test('no view, function or grant goes around the policies', async () => {
    expect(
      await ask(`
        select relname as name, 'view without security_invoker' as reason from pg_class
         where relnamespace = 'public'::regnamespace
           and (relkind = 'm' or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))
        union all
        select proname, 'security definer' from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
        union all
        select table_name, privilege_type || ' to ' || grantee from information_schema.role_table_grants
         where table_schema = 'public'
           and (grantee = 'PUBLIC' or grantee like 'vg_%' and grantee <> 'vg_owner'
                                      and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES'))`),
    ).toEqual([]);
  });
});
