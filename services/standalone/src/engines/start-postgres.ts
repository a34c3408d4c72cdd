import { databaseUrl, ensureDatabase, ensureRoles, loginRole } from '@visaguard/postgres';
import { PostgresDidNotStart, type PostgresServer, startPostgresServer } from '@visaguard/postgres-server';
import { CannotRun } from '../cannot-run.ts';
import { bringUpToDate, type DatabaseName } from '../migrate/database.ts';
import type { DataFolder } from './data-folder.ts';

export type Databases = {
  /** Owner of both databases, no superuser: row-level security binds it too. */
  readonly ownerCoreUrl: string;
  readonly coreUrl: string;
  readonly keysUrl: string;
  stop(): Promise<void>;
};

type Tell = { error(facts: object, message: string): void };

/**
 * Starts PostgreSQL in the data folder and brings both databases up to date: `core` for events, evidence and read
 * models, `keys` for what decrypts them. A server that dies later is started again.
 */
export async function startPostgres(folder: DataFolder, log: Tell): Promise<Databases> {
  const server = await start(folder, log);
  try {
    return await prepare(folder, server);
  } catch (error) {
    // Left running it would hold this process back from ending.
    await server.stop();
    throw error;
  }
}

async function prepare(folder: DataFolder, server: PostgresServer): Promise<Databases> {
  const { ownerUrl } = server;
  const { login } = folder.passwords;
  await ensureRoles(ownerUrl, { loginPassword: login });
  const [core, keys] = await Promise.all([upToDate(ownerUrl, 'core'), upToDate(ownerUrl, 'keys')]);
  const asLogin = { user: loginRole, password: login };
  return {
    ownerCoreUrl: core,
    coreUrl: databaseUrl(core, 'core', asLogin),
    keysUrl: databaseUrl(keys, 'keys', asLogin),
    stop: () => server.stop(),
  };
}

async function start(folder: DataFolder, log: Tell): Promise<PostgresServer> {
  try {
    return await startPostgresServer({
      dataDirectory: folder.postgres,
      passwords: folder.passwords,
      flags: ['-c', 'max_connections=100'],
      onOutage: (news) => log.error({ news }, 'PostgreSQL was interrupted'),
    });
  } catch (error) {
    if (!(error instanceof PostgresDidNotStart)) throw error;
    const lastLine = error.message.split('\n').at(-1) ?? '';
    throw new CannotRun(`PostgreSQL did not start in ${folder.postgres}: ${lastLine}`, { cause: error });
  }
}

async function upToDate(ownerUrl: string, name: DatabaseName): Promise<string> {
  const url = await ensureDatabase(ownerUrl, name);
  await bringUpToDate(name, url);
  return url;
}
