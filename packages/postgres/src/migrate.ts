import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '@visaguard/kernel';
import pg from 'pg';
import { connectionLimits } from './connection-limits.ts';

const fileName = /^\d{4}-[a-z0-9-]+\.sql$/;

export type MigrateOptions = { ownerUrl: string; directory: string };

/**
 * Applies the numbered `.sql` files of `directory` that this database has not seen, in the order of their
 * names, each in its own transaction. Safe to run from several processes at once.
 * @returns the names of the files applied now.
 * @throws if a file that was applied has changed since (the message names it), or if a file fails.
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
    const known = await appliedMigrations(client);
    const pending = migrations.filter((migration) => isPending(migration, known));
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map(({ name }) => name) };
  } finally {
    // Ending the session releases the lock as well.
    await client.end();
  }
}

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

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`
    create table if not exists schema_migrations (
      name       text primary key,
      sha256     text not null,
      applied_at timestamptz not null default clock_timestamp()
    )`);
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migrations');
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

function isPending(migration: Migration, known: Map<string, string>): boolean {
  const sha256 = known.get(migration.name);
  if (sha256 !== undefined && sha256 !== migration.sha256) {
    throw new Error(`${migration.name} was applied and has changed since: write a new migration instead`);
  }
  return sha256 === undefined;
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
