import pg from 'pg';
import { connectionLimits } from './connection-limits.ts';

/** Codes of PostgreSQL for a database that somebody else made a moment ago. */
const madeMeanwhile = ['42P04', '23505'];

/**
 * Creates the database if the cluster does not have it. Safe to run from several processes at once.
 * @param ownerUrl any database of the cluster, with a role that has CREATEDB.
 * @returns the same URL pointing to the named database.
 */
export async function ensureDatabase(ownerUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl, ...connectionLimits });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && madeMeanwhile.includes(error.code ?? ''))) throw error;
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
