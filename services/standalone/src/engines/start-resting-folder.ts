import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createLog } from '@visaguard/telemetry';
import { CannotRun } from '../cannot-run.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import type { Databases } from './start-postgres.ts';

export type RestingFolder = {
  readonly folder: DataFolder;
  readonly databases: Databases;
  /** Stops what was started and lets another process have the folder. */
  close(): Promise<void>;
};

/**
 * Starts the databases of a folder that no server runs on, for the time of one command.
 * @throws CannotRun where the folder holds none, or is in use.
 */
export async function startRestingFolder(dataFolder: string): Promise<RestingFolder> {
  const isThere = await stat(join(dataFolder, 'postgres')).catch(() => null);
  if (!isThere) {
    throw new CannotRun(
      `${dataFolder} holds no databases; name their folder with --data-dir, or set VISAGUARD_CORE_URL.`,
    );
  }
  // Loaded here: the image of deployments has no PostgreSQL in it.
  const { startPostgres } = await import('./start-postgres.ts');
  const folder = await openDataFolder(dataFolder, 'either');
  try {
    const databases = await startPostgres(folder, createLog({ service: 'ops' }));
    const close = async () => {
      await databases.stop();
      folder.release();
    };
    return { folder, databases, close };
  } catch (error) {
    folder.release();
    throw error;
  }
}
