import { pause } from '@visaguard/kernel';
import { createPool } from '@visaguard/postgres';
import { CannotRun } from '../cannot-run.ts';
import { type DatabaseName, pendingIn } from './database.ts';
import { isCatalogueRegistered } from './event-types.ts';
import { isErrorOf, isUnreachable } from './postgres-errors.ts';
import { type ClickHouseSettings, pendingInClickHouse } from './prepare-clickhouse.ts';

/** What a service uses, and so what it waits for. */
export type Awaited = {
  readonly coreUrl: string;
  readonly keysUrl: string | null;
  readonly clickhouse: ClickHouseSettings | null;
};

export type Waiting = { readonly patienceMs: number; readonly pollMs: number; readonly signal: AbortSignal };

/**
 * Resolves once all of it is as this program needs it. What does not answer, or is not there yet, is waited for.
 * @throws CannotRun where it takes longer than `patienceMs`, or what is there is of another version.
 */
export async function waitUntilMigrated(awaited: Awaited, { patienceMs, pollMs, signal }: Waiting): Promise<void> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    const missing = await firstMissing(awaited);
    if (missing === null) return;
    if (signal.aborted) throw new CannotRun('Cancelled.');
    if (performance.now() >= deadlineMs) throw new CannotRun(`Waited for visaguard migrate, in vain: ${missing}.`);
    await pause(pollMs, signal);
  }
}

/** @returns what is not as it must be, in words; null where all is. */
async function firstMissing({ coreUrl, keysUrl, clickhouse }: Awaited): Promise<string | null> {
  return (
    (keysUrl && (await missingIn('keys', keysUrl))) ||
    (clickhouse && (await missingInClickHouse(clickhouse))) ||
    missingIn('core', coreUrl)
  );
}

async function missingInClickHouse(settings: ClickHouseSettings): Promise<string | null> {
  const pending = await pendingInClickHouse(settings);
  if (pending === 'away') return 'ClickHouse does not answer';
  return pending[0] === undefined ? null : `${pending[0]} is not applied to ClickHouse`;
}

async function missingIn(name: DatabaseName, url: string): Promise<string | null> {
  const pool = createPool({ url, role: 'vg_writer', max: 1 });
  try {
    const [pending] = await pendingIn(name, pool);
    if (pending !== undefined) return `${pending} is not applied to the ${name} database`;
    if (name === 'core' && !(await isCatalogueRegistered(pool))) return 'the event types are not registered';
    return null;
  } catch (error) {
    // Before the first run the role that logs in is not there either.
    if (isUnreachable(error) || isErrorOf(error, ['28000', '42704'])) return `the ${name} database does not answer`;
    throw error;
  } finally {
    await pool.end();
  }
}
