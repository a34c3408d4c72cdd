import { parseScopeKey, scopeKey, type TenantScope } from '@visaguard/kernel';
import type { Pool, PoolClient } from './pool.ts';

type Work<T> = (client: PoolClient) => Promise<T>;

/**
 * Runs `work` in one transaction in which row-level security shows and accepts rows of `scope` only.
 * The scope is set for the transaction, never for the session: a pooled connection carries nothing over.
 * @returns what `work` returns, after the commit. Whatever `work` throws rolls back and is thrown on.
 */
export async function inTenantScope<T>(pool: Pool, scope: TenantScope, work: Work<T>): Promise<T> {
  const key = scopeKey(scope);
  // The key enters the text of a statement so that BEGIN and the setting share one round trip.
  parseScopeKey(key);
  return transact(pool, `begin; select set_config('app.tenant_scope', '${key}', true)`, work);
}

/** Runs `work` in one transaction without a tenant, for roles whose policies reach across tenants. */
export async function inTransaction<T>(pool: Pool, work: Work<T>): Promise<T> {
  return transact(pool, 'begin', work);
}

/**
 * The same, without waiting until the commit is on the disk: a crash of the server may forget the last ones, in order
 * and each as a whole. For work that is then simply done again.
 */
export async function inForgettableTransaction<T>(pool: Pool, work: Work<T>): Promise<T> {
  return transact(pool, 'begin; set local synchronous_commit = off', work);
}

async function transact<T>(pool: Pool, begin: string, work: Work<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const value = await work(client);
    const { command } = await client.query('commit');
    // COMMIT of a transaction in which a statement failed answers ROLLBACK and is no error to the server.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back because a statement in it failed');
    return value;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    // A connection that could not roll back may still be inside the transaction: it never goes back to the pool.
    client.release(broken);
  }
}

async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error('rollback failed');
  }
}
