import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemRandom } from '@visaguard/kernel';
import { CannotRun } from '../cannot-run.ts';
import { type EnginePasswords, enginePasswords } from './engine-passwords.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';

export type DataFolder = {
  readonly path: string;
  readonly postgres: string;
  readonly clickhouse: string;
  /** File of the key that all other keys hang on. */
  readonly rootKey: string;
  /** File that remembers which keys were destroyed, outside the databases. */
  readonly erasures: string;
  readonly passwords: EnginePasswords;
  /** Lets another process have the folder. */
  release(): void;
};

/** The way of running; `either` for a look at a folder that rests. */
export type RunBy = 'start' | 'stack' | 'either';

const freeBytesMin = 1_000_000_000;

/**
 * Opens the folder that holds everything, for one process at a time.
 * @param runBy the way of running. A folder stays with the one that made it: events that one has not yet applied when it
 * is stopped, the other would never be handed.
 * @throws CannotRun where it cannot be written, is in use, lies on a full disk or was made by the other way of running.
 */
export async function openDataFolder(path: string, runBy: RunBy = 'start'): Promise<DataFolder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw new CannotRun(`The data folder ${path} cannot be made: ${reasonOf(error)}.`, { cause: error });
  }
  await letPostgresIn(path);
  const release = takeLock(path);
  const { bavail, bsize } = await statfs(path);
  if (bavail * bsize < freeBytesMin) {
    release();
    throw new CannotRun(`The disk of the data folder ${path} has less than 1 GB free; make room and start again.`);
  }
  try {
    await keepToOneWay(path, runBy);
    const passwords = await enginePasswords(join(path, 'engines.json'), systemRandom);
    return { ...placesIn(path), passwords, release };
  } catch (error) {
    release();
    throw error;
  }
}

async function keepToOneWay(path: string, runBy: RunBy): Promise<void> {
  if (runBy === 'either') return;
  const file = join(path, 'run-by');
  const known = existsSync(file) ? await readFile(file, 'utf8') : null;
  // A folder from before this was noted was made by the only way there was.
  const madeBy = known ?? (existsSync(join(path, 'engines.json')) ? 'start' : runBy);
  if (madeBy !== runBy) {
    throw new CannotRun(`The data folder ${path} was made by visaguard ${madeBy}; choose another with --data-dir.`);
  }
  if (known === null) await writeFile(file, runBy);
}

/** What lies where in a data folder. */
export function placesIn(path: string) {
  return {
    path,
    postgres: join(path, 'postgres'),
    clickhouse: join(path, 'clickhouse'),
    rootKey: join(path, 'root.key'),
    erasures: join(path, 'erasures.log'),
  };
}

/**
 * PostgreSQL refuses to run as root. Where root starts us it runs as another user, who has to get as far as its own
 * folder: nothing else of ours opens to that user.
 */
async function letPostgresIn(path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  await chmod(path, 0o711).catch((error: unknown) => {
    throw new CannotRun(`The data folder ${path} cannot be written: ${reasonOf(error)}.`, { cause: error });
  });
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o001) !== 0) continue;
    throw new CannotRun(
      `PostgreSQL does not run as root, and its own user cannot enter ${folder}; choose another folder with --data-dir.`,
    );
  }
}

function takeLock(path: string): () => void {
  const lock = lockOf(path);
  if (lock.held) return lock.release;
  const holder = lock.holder === '' ? 'another process' : `process ${lock.holder}`;
  throw new CannotRun(`The data folder ${path} is in use by ${holder}; stop it or choose another folder.`);
}

function lockOf(path: string): FolderLock {
  try {
    return lockFolder(path);
  } catch (error) {
    throw new CannotRun(`The data folder ${path} cannot be written: ${reasonOf(error)}.`, { cause: error });
  }
}

/** Signal 0 only asks. A process of another user answers EPERM and is alive as well. */
export function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'it is a file',
  // What Node makes of a folder above that cannot be written, or of a link that leads nowhere.
  ENOENT: 'the folder above it cannot be written',
};

function reasonOf(error: unknown): string {
  return reasons[codeOf(error) ?? ''] ?? String(error);
}
