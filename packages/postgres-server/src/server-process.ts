import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const pidFileOf = (dataDirectory: string) => join(dataDirectory, 'postmaster.pid');

/** The process that runs the server of this folder, or null where none does. */
export async function findServerProcess(dataDirectory: string): Promise<number | null> {
  const recorded = await readRecord(dataDirectory);
  if (recorded === null || !isAlive(recorded.processId)) return null;
  const { processId, servedDirectory } = recorded;
  // After a crash of the machine the number in the file may be anybody's: only the server itself is ever signalled.
  return (await commandLineOf(processId)).includes(servedDirectory) ? processId : null;
}

/**
 * Where no server runs on the folder but its file names a process that lives, PostgreSQL would refuse to start for
 * ever. It passes over the id of its own parent, and still asks the shared memory that the file names whether anybody
 * is left; so the file is not removed, it names us.
 */
export async function disownStrangersProcess(dataDirectory: string): Promise<void> {
  const recorded = await readRecord(dataDirectory);
  if (recorded === null || !isAlive(recorded.processId)) return;
  await writeFile(pidFileOf(dataDirectory), [process.pid, ...recorded.otherLines].join('\n'));
}

/** Signal 0 only asks. A process of another user answers EPERM and is alive as well. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

type ServerRecord = {
  readonly processId: number;
  /** As the server was told on its command line, which may be another name of the same folder. */
  readonly servedDirectory: string;
  readonly otherLines: readonly string[];
};

async function readRecord(dataDirectory: string): Promise<ServerRecord | null> {
  const text = await readFile(pidFileOf(dataDirectory), 'utf8').catch(() => '');
  const [firstLine, ...otherLines] = text.split('\n');
  const processId = Number(firstLine);
  const servedDirectory = otherLines[0];
  if (!Number.isInteger(processId) || processId <= 1 || !servedDirectory) return null;
  return { processId, servedDirectory, otherLines };
}

/** Empty where it cannot be learnt. */
async function commandLineOf(processId: number): Promise<string> {
  try {
    return await readFile(`/proc/${processId}/cmdline`, 'utf8');
  } catch {
    return run('ps', ['-p', String(processId), '-o', 'args=']).then(
      ({ stdout }) => stdout,
      () => '',
    );
  }
}
