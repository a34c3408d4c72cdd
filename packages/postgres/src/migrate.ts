import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '@visaguard/kernel';
import pg from 'pg';
import { connectionLimits } from './connection-limits.ts';
import { type AppliedMigration, pendingOf } from './ledger.ts';
import type { Pool } from './pool.ts';

const fileName = /^\d{4}-[a-z0-9-]+\.sql$/;

export type MigrateOptions = { ownerUrl: string; directory: string };

/**
 * Applies the numbered `.sql` files of `directory` that this database has not seen, in the order of their
 * names, each in its own transaction. Safe to run from several processes at once. The roles must be there.
 * @returns the names of the files applied now.
 * @throws MigrationsRefused if a file that was applied has changed since, or the database knows files that are not here.
 * @throws if a file fails; the message names it.
 */
export async function migrate({ ownerUrl, directory }: MigrateOptions): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(directory);
  // A migration may rightly take longer than a request.
  const client = new pg.Client({
    connectionString: ownerUrl,
    ...connectionLimits,
    statement_timeout: 0,
    query_timeout: 0,
  });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('visaguard migrations'))`);
    await client.query(ledger);
    const pending = pendingOf(migrations, (await client.query<AppliedMigration>(readLedger)).rows);
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map(({ name }) => name) };
  } finally {
    // Ending the session releases the lock as well.
    await client.end();
  }
}

/**
 * The names of the files that this database has not seen: what a service waits for that must not migrate itself.
 * @param pool of role `vg_writer`.
 * @throws MigrationsRefused as `migrate` does.
 */
export async function pendingMigrations(pool: Pool, directory: string): Promise<string[]> {
  const migrations = await readMigrations(directory);
  // False as well before a version that let the role read it has migrated: then there is something to wait for.
  const { rows } = await pool.query<{ readable: boolean }>(
    `select coalesce(has_table_privilege(to_regclass('schema_migrations'), 'select'), false) as readable`,
  );
  const applied = rows[0]?.readable ? (await pool.query<AppliedMigration>(readLedger)).rows : [];
  return pendingOf(migrations, applied).map(({ name }) => name);
}

/** Not a migration itself: it must be there before the first. */
const ledger = `
  create table if not exists schema_migrations (
    name       text primary key,
    sha256     text not null,
    applied_at timestamptz not null default clock_timestamp()
  );
  grant select on schema_migrations to vg_writer`;
const readLedger = 'select name, sha256 from schema_migrations';

export type Migration = { name: string; sql: string; sha256: string };

/** The migrations of a folder in order of their names. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      if (!fileName.test(name)) throw new Error(`${name} is not named like 0001-what-it-does.sql`);
      const sql = await readFile(join(directory, name), 'utf8');
      return { name, sql, sha256: sha256Hex(sql) };
    }),
  );
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`migration ${name} failed: ${reason}`, { cause: error });
  }
}
