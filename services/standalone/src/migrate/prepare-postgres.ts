import { createOwnerPool, databaseUrl, ensureDatabase, ensureRoles, loginRole } from '@visaguard/postgres';
import type { Settings } from '@visaguard/runtime';
import { CannotRun } from '../cannot-run.ts';
import { bringUpToDate, type DatabaseName } from './database.ts';
import { registerCatalogue } from './event-types.ts';
import { isErrorOf } from './postgres-errors.ts';

export type PostgresSettings = Settings<'coreOwnerUrl' | 'keysOwnerUrl' | 'coreUrl' | 'keysUrl'>;

type Place = {
  readonly name: DatabaseName;
  readonly ownerUrl: string;
  readonly loginUrl: string;
};

/** What both databases need before a service starts. @returns what was done, one line each. */
export async function preparePostgres(settings: PostgresSettings): Promise<string[]> {
  const keys: Place = { name: 'keys', ownerUrl: settings.keysOwnerUrl, loginUrl: settings.keysUrl };
  const core: Place = { name: 'core', ownerUrl: settings.coreOwnerUrl, loginUrl: settings.coreUrl };
  for (const place of [keys, core]) await ensureDatabaseOf(place);
  // Roles belong to the server: two runs take turns in one database of it, and so never change one role at once.
  await ensureLogin(core);
  if (new URL(keys.ownerUrl).host !== new URL(core.ownerUrl).host) await ensureLogin(keys);
  const told: string[] = [];
  for (const place of [keys, core]) {
    told.push(`${place.name}: ${summaryOf(await bringUpToDate(place.name, place.ownerUrl))}`);
    await checkLogin(place);
  }
  await registerCatalogue(
    core.ownerUrl,
    'The core database was written by another version of this program, which wrote some events in another form; run that version.',
  );
  return told;
}

export function summaryOf(applied: readonly string[]): string {
  return applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`;
}

/** The owner of a managed server is often given its databases and may make none. */
async function ensureDatabaseOf({ ownerUrl }: Place): Promise<void> {
  if (await answers(ownerUrl)) return;
  const name = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  await ensureDatabase(databaseUrl(ownerUrl, 'postgres'), name);
}

/** @returns false where the server has no database of this name. Other failures pass. */
async function answers(url: string): Promise<boolean> {
  const pool = createOwnerPool({ ownerUrl: url, max: 1 });
  try {
    await pool.query('select 1');
    return true;
  } catch (error) {
    if (isErrorOf(error, ['3D000'])) return false;
    throw error;
  } finally {
    await pool.end();
  }
}

async function ensureLogin({ name, ownerUrl, loginUrl }: Place): Promise<void> {
  const { username, password } = new URL(loginUrl);
  if (username !== loginRole || password === '') {
    throw new CannotRun(
      `VISAGUARD_${name.toUpperCase()}_URL must log in as ${loginRole}, with a password: postgres://${loginRole}:PASSWORD@HOST/${name}.`,
    );
  }
  await ensureRoles(ownerUrl, { loginPassword: decodeURIComponent(password) });
}

/** What a service will do first: better told here than by a service that does not start. */
async function checkLogin({ name, loginUrl }: Place): Promise<void> {
  try {
    await answers(loginUrl);
  } catch (error) {
    if (!isErrorOf(error, ['28P01'])) throw error;
    const variable = `VISAGUARD_${name.toUpperCase()}_URL`;
    throw new CannotRun(`${variable} does not log in: on one server both URLs need the same password.`, {
      cause: error,
    });
  }
}
