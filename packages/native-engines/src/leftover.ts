import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const fileOf = (folder: string) => join(folder, 'engine.pid');

/** Notes which process runs on the folder, for a start after this process was killed. */
export async function noteProcess(folder: string, processId: number): Promise<void> {
  await writeFile(fileOf(folder), String(processId));
}

export async function forgetProcess(folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true });
}

/**
 * Ends the engine that a killed process left running on the folder: it holds the folder's lock. The number may be
 * somebody else's by now, so the process must name the folder in its command.
 */
export async function endLeftover(folder: string): Promise<void> {
  const noted = await readFile(fileOf(folder), 'utf8').catch(() => '');
  const processId = Number(noted);
  if (!Number.isSafeInteger(processId) || processId <= 1) return;
  const isOurs = async () => (await readFile(`/proc/${processId}/cmdline`, 'utf8').catch(() => '')).includes(folder);
  if (!(await isOurs())) return;
  process.kill(processId, 'SIGKILL');
  while (await isOurs()) await delay(20);
}
