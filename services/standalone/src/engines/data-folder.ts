import { chmod, mkdir, open, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemRandom } from '@visaguard/kernel';
import { CannotRun } from '../cannot-run.ts';

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
  release(): Promise<void>;
};

/** Of the embedded servers, which listen on the loopback interface only. */
export type EnginePasswords = { readonly superuser: string; readonly owner: string; readonly login: string };

const freeBytesMin = 1_000_000_000;

/**
 * Opens the folder that holds everything, for one process at a time.
 * @throws CannotRun where it cannot be written, is in use, or lies on a full disk.
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw new CannotRun(`The data folder ${path} cannot be made: ${reasonOf(error)}.`, { cause: error });
  }
  await letPostgresIn(path);
  const lock = join(path, 'in-use');
  await takeLock(lock, path);
  const { bavail, bsize } = await statfs(path);
  if (bavail * bsize < freeBytesMin) {
    await rm(lock, { force: true });
    throw new CannotRun(`The disk of the data folder ${path} has less than 1 GB free; make room and start again.`);
  }
  return {
    path,
    postgres: join(path, 'postgres'),
    clickhouse: join(path, 'clickhouse'),
    rootKey: join(path, 'root.key'),
    erasures: join(path, 'erasures.log'),
    passwords: await enginePasswords(join(path, 'engines.json')),
    release: () => rm(lock, { force: true }),
  };
}

/**
 * PostgreSQL refuses to run as root. Where root starts us it runs as another user, who has to get as far as its own
 * folder: nothing else of ours opens to that user.
 */
async function letPostgresIn(path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  await chmod(path, 0o711);
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o001) !== 0) continue;
    throw new CannotRun(
      `PostgreSQL does not run as root, and its own user cannot enter ${folder}; choose another folder with --data-dir.`,
    );
  }
}

async function takeLock(lock: string, path: string): Promise<void> {
  try {
    const file = await open(lock, 'wx', 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EEXIST') {
      throw new CannotRun(`The data folder ${path} cannot be written: ${reasonOf(error)}.`, { cause: error });
    }
    const holder = Number(await readFile(lock, 'utf8'));
    if (holder !== process.pid && isAlive(holder)) {
      throw new CannotRun(`The data folder ${path} is in use by process ${holder}; stop it or choose another folder.`);
    }
    // Whoever held it was killed.
    await writeFile(lock, String(process.pid));
  }
}

async function enginePasswords(file: string): Promise<EnginePasswords> {
  const fresh = () => Buffer.from(systemRandom(24)).toString('base64url');
  try {
    const passwords = { superuser: fresh(), owner: fresh(), login: fresh() };
    await writeFile(file, JSON.stringify(passwords), { flag: 'wx', mode: 0o600 });
    return passwords;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return JSON.parse(await readFile(file, 'utf8')) as EnginePasswords;
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
};

function reasonOf(error: unknown): string {
  return reasons[codeOf(error) ?? ''] ?? String(error);
}
