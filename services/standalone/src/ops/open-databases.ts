import { createOwnerPool, createPool, type DatabaseRole, type Pool } from '@visaguard/postgres';
import { CannotRun } from '../cannot-run.ts';
import { readConfig } from '../config.ts';
import { type RunningKafka, runningServer } from '../engines/running-server.ts';
import { startRestingFolder } from '../engines/start-resting-folder.ts';
import { isUnreachable } from '../migrate/postgres-errors.ts';
import { readDatabaseUrls } from './database-urls.ts';

export type OpsDatabases = {
  /** False where only the databases were started, for this command: nobody is there who could follow the events. */
  readonly isServed: boolean;
  /** The broker of a folder that a stack runs on. */
  readonly kafka?: RunningKafka;
  pool(role: DatabaseRole): Pool;
  /** @throws CannotRun where the owner's URL is not known. */
  owner(): Pool;
};

type Found = {
  readonly isServed: boolean;
  readonly coreUrl: string;
  readonly ownerCoreUrl: string | null;
  readonly kafka?: RunningKafka;
  close(): Promise<void>;
};

/**
 * The databases that a command of operations looks at: those that --data-dir names, else those of the environment, else
 * those of the default data folder. Where no server runs on the folder its PostgreSQL is started for the time of `work`.
 */
export async function withDatabases<T>(
  args: { readonly 'data-dir'?: string },
  work: (databases: OpsDatabases) => Promise<T>,
): Promise<T> {
  const found = await findDatabases(args);
  const pools: Pool[] = [];
  const kept = (pool: Pool) => {
    pools.push(pool);
    return pool;
  };
  const { coreUrl: url, ownerCoreUrl: ownerUrl, isServed, kafka } = found;
  try {
    return await work({
      isServed,
      ...(kafka && { kafka }),
      pool: (role) => kept(createPool({ url, role, max: 2, applicationName: 'visaguard-ops' })),
      owner() {
        if (ownerUrl) return kept(createOwnerPool({ ownerUrl, max: 2 }));
        throw new CannotRun('This needs the owner of the database: set VISAGUARD_CORE_OWNER_URL.');
      },
    });
  } catch (error) {
    throw isUnreachable(error)
      ? new CannotRun('PostgreSQL does not answer at the given URL.', { cause: error })
      : error;
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
    await found.close();
  }
}

async function findDatabases(args: { readonly 'data-dir'?: string }): Promise<Found> {
  const close = async () => undefined;
  const urls = args['data-dir'] === undefined ? readDatabaseUrls() : null;
  if (urls) return { isServed: true, ...urls, close };
  const { dataFolder } = readConfig(args);
  const server = await runningServer(dataFolder);
  if (server) return { isServed: true, ...server, close };
  return startedFor(dataFolder);
}

async function startedFor(dataFolder: string): Promise<Found> {
  const { databases, close } = await startRestingFolder(dataFolder);
  const { coreUrl, ownerCoreUrl } = databases;
  return { isServed: false, coreUrl, ownerCoreUrl, close };
}
