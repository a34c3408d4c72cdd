import { fileURLToPath } from 'node:url';
import { MigrationsRefused, migrate, type Pool, pendingMigrations } from '@visaguard/postgres';
import { CannotRun } from '../cannot-run.ts';

/** `core`: events, evidence and read models. `keys`: what decrypts them. */
export type DatabaseName = 'core' | 'keys';

const directoryOf = (name: DatabaseName) =>
  fileURLToPath(new URL(`../../../../infra/postgres/${name}/`, import.meta.url));

/**
 * Applies what a database has not seen.
 * @returns the names of the migrations applied now.
 * @throws CannotRun where the database is ahead of this program, or an applied migration was edited.
 */
export async function bringUpToDate(name: DatabaseName, ownerUrl: string): Promise<string[]> {
  const { applied } = await migrate({ ownerUrl, directory: directoryOf(name) }).catch(refuseAs(name));
  return applied;
}

/**
 * @param pool of role `vg_writer`.
 * @returns the names of the migrations that `bringUpToDate` would apply.
 * @throws CannotRun as it does.
 */
export function pendingIn(name: DatabaseName, pool: Pool): Promise<string[]> {
  return pendingMigrations(pool, directoryOf(name)).catch(refuseAs(name));
}

function refuseAs(name: DatabaseName): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof MigrationsRefused)) throw error;
    throw new CannotRun(`The ${name} database and this program do not belong together: ${error.message}.`, {
      cause: error,
    });
  };
}
