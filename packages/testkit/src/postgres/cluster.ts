import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresServer } from '@visaguard/postgres-server';
import { killServer } from './kill-server.ts';
import { clusterPrefix } from './old-clusters.ts';

export type Cluster = {
  /** A role that owns databases but is no superuser, as on a managed server: row-level security binds it too. */
  ownerUrl: string;
  dataDirectory: string;
  /** SIGKILL for every process of the server, then a start that recovers. */
  crash(): Promise<void>;
  stop(options: { keep: boolean }): Promise<void>;
};

/** The cluster is thrown away, so its disk need not survive a power cut; commits still reach the operating system. */
const throwAwaySettings = ['-c', 'fsync=off', '-c', 'full_page_writes=off'];
const settings = ['-c', 'max_connections=300'];

/**
 * Starts a real PostgreSQL in a new folder under the temporary directory.
 * @param options.durable keeps the server's own settings for the disk, for measurements and crashes.
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const dataDirectory = join(tmpdir(), `${clusterPrefix}${randomBytes(6).toString('hex')}`);
  const password = randomBytes(18).toString('base64url');
  const server = await startPostgresServer({
    dataDirectory,
    passwords: { superuser: password, owner: password },
    flags: durable ? settings : [...settings, ...throwAwaySettings],
    initdbFlags: ['--no-sync'],
  });
  return {
    ownerUrl: server.ownerUrl,
    dataDirectory,
    async crash() {
      await killServer(dataDirectory);
      await server.restart();
    },
    async stop({ keep }) {
      await server.stop();
      if (!keep) await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
