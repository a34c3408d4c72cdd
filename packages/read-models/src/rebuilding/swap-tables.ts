import { setTimeout as delay } from 'node:timers/promises';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { rebuiltTables } from './read-model-tables.ts';

export type SwapOptions = {
  readonly schema: string;
  /** Brings the tables of the schema as far as the live ones are. Runs while those stand still as well: to be short. */
  readonly catchUp: () => Promise<void>;
  readonly signal: AbortSignal | undefined;
};

/** Below the second after which the server looks for deadlocks: a swap gives way before a reader is ended for it. */
const lockTimeoutMs = 500;
const attemptsMax = 40;
const pauseMs = 250;
const retired = 'read_models_retired';

/**
 * Puts the tables of a schema in the place of the live ones and drops those, in one transaction. It waits for nobody
 * longer than half a second, so that nobody waits longer for it, and tries again.
 */
export async function swapTables(owner: Pool, options: SwapOptions): Promise<void> {
  await owner.query(`analyze ${rebuiltTables.map((table) => `${options.schema}.${table}`).join(', ')}`);
  for (let attempt = 1; ; attempt++) {
    options.signal?.throwIfAborted();
    // First beside the running projector: what is left for the time in which it stands still is then little.
    await options.catchUp();
    try {
      return await swapOnce(owner, options);
    } catch (error) {
      if (!isLockTimeout(error) || attempt === attemptsMax) throw error;
      await delay(pauseMs);
    }
  }
}

function swapOnce(owner: Pool, { schema, catchUp }: SwapOptions): Promise<void> {
  const all = rebuiltTables.map((table) => `public.${table}`).join(', ');
  return inTransaction(owner, async (client) => {
    await client.query(`set local lock_timeout = ${lockTimeoutMs}`);
    // Every batch and every replay writes here: from now on the live tables stand still, and can be read.
    await client.query('lock table public.followed_streams in exclusive mode');
    await catchUp();
    await client.query(`lock table ${all} in access exclusive mode`);
    await client.query(`create schema ${retired}`);
    for (const table of rebuiltTables) {
      await client.query(`alter table public.${table} set schema ${retired}`);
      await client.query(`alter table ${schema}.${table} set schema public`);
    }
    await client.query(`drop schema ${retired} cascade`);
  });
}

/** lock_not_available */
function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}
