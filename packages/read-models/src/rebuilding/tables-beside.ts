import type { Pool, PoolClient } from '@visaguard/postgres';
import { rebuiltTables } from './read-model-tables.ts';

const lockName = `hashtext('visaguard read models beside')`;

/** Another process has tables beside the live ones now. */
export class RebuildRuns extends Error {
  override readonly name = 'RebuildRuns';
}

/**
 * Runs `work` with empty tables of the same names in a schema of its own, which is dropped at the end, whatever happened.
 * What a run that was killed has left behind goes first. One run at a time.
 * @throws RebuildRuns
 */
export async function withTablesBeside<T>(
  owner: Pool,
  { schema, isLogged }: { readonly schema: string; readonly isLogged: boolean },
  work: () => Promise<T>,
): Promise<T> {
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${lockName}) as mine`);
    if (!rows[0]?.mine) throw new RebuildRuns('a rebuild or a comparison runs already');
    return await whileTheyStand(client, { schema, isLogged }, work);
  } finally {
    // Asked for by itself, since a session ends a moment after it was closed here, and the next run may come before. Where
    // the connection is broken the lock goes with the session.
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    client.release(true);
  }
}

async function whileTheyStand<T>(
  client: PoolClient,
  { schema, isLogged }: { readonly schema: string; readonly isLogged: boolean },
  work: () => Promise<T>,
): Promise<T> {
  try {
    await makeTables(client, schema, isLogged ? '' : 'unlogged');
    return await work();
  } finally {
    // What cannot be dropped now, on a broken connection, the next run drops before it begins.
    await client.query('rollback').catch(() => undefined);
    await client.query(`drop schema if exists ${schema} cascade`).catch(() => undefined);
  }
}

async function makeTables(client: PoolClient, schema: string, persistence: string): Promise<void> {
  await client.query('begin');
  await client.query(`drop schema if exists ${schema} cascade`);
  await client.query(`create schema ${schema}`);
  await client.query(`grant usage on schema ${schema} to vg_projector`);
  for (const table of rebuiltTables) {
    await client.query(
      `create ${persistence} table ${schema}.${table} (like public.${table} including all excluding indexes)`,
    );
    const { rows } = await client.query<{ statement: string }>(likenessStatement, [schema, table]);
    for (const { statement } of rows) await client.query(statement);
  }
  await client.query('commit');
}

/**
 * Everything that a table has and LIKE does not copy, as statements: keys and indexes under the names that migrations
 * know them by, storage options, row-level security, policies and grants.
 */
const likenessStatement = `
  with live as (select * from pg_class where oid = ('public.' || quote_ident($2))::regclass),
       beside as (select format('%I.%I', $1::text, $2::text) as name)
  select format('alter table %s add constraint %I %s', beside.name, conname, pg_get_constraintdef(c.oid)) as statement
    from pg_constraint c join live on c.conrelid = live.oid cross join beside where contype in ('p', 'u', 'x', 'f')
  union all
  select replace(pg_get_indexdef(indexrelid), ' ON public.', format(' ON %I.', $1::text))
    from pg_index i join live on i.indrelid = live.oid
   where not exists (select from pg_constraint where conindid = indexrelid)
  union all
  select format('alter table %s set (%s)', beside.name, array_to_string(reloptions, ', ')) from live cross join beside
   where reloptions is not null
  union all
  select format('alter table %s enable row level security', beside.name) from live cross join beside where relrowsecurity
  union all
  select format('alter table %s force row level security', beside.name) from live cross join beside
   where relforcerowsecurity
  union all
  select format('create policy %I on %s as %s for %s to %s', policyname, beside.name, permissive, cmd,
                (select string_agg(quote_ident(role), ', ') from unnest(roles) role))
         || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', '')
    from pg_policies cross join beside where schemaname = 'public' and tablename = $2
  union all
  select format('grant %s on %s to %s', privilege_type, beside.name,
                case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end)
    from live cross join beside cross join aclexplode(relacl) where grantee <> relowner`;

/**
 * To be called first in a transaction: unqualified names then mean the tables beside. Nobody is promised their rows before
 * the swap, whose commit puts all that was written before it on the disk: no transaction waits for that by itself.
 */
export async function useTablesBeside(client: PoolClient, schema: string): Promise<void> {
  await client.query(`set local search_path = ${schema}; set local synchronous_commit = off`);
}
