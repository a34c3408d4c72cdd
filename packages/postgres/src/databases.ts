import pg from 'pg';
import { connectionLimits } from './connection-limits.ts';

/**
 * Creates the database if the cluster does not have it.
 * @param ownerUrl any database of the cluster, with a role that has CREATEDB.
 * @returns the same URL pointing to the named database.
 */
export async function ensureDatabase(ownerUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl, ...connectionLimits });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return databaseUrl(ownerUrl, name);
}

/** The URL of another database, and optionally another login, of the same cluster. */
export function databaseUrl(url: string, name: string, login?: { user: string; password: string }): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  if (login) {
    changed.username = login.user;
    changed.password = encodeURIComponent(login.password);
  }
  return changed.href;
}
