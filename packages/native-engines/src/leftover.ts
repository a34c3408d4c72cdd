import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const fileOf = (folder: string) => join(folder, 'engine.pid');

/** Notes which process runs on the folder, for a start after this process was killed. */
export async function noteProcess(folder: string, processId: number): Promise<void> {
  await writeFile(fileOf(folder), `${processId} ${await startOf(processId)}`);
}

/**
 * In clock ticks since the machine started (proc_pid_stat(5), field 22); empty where there is no such process, or only
 * its entry is left. One that is still ending has not let go of its files.
 */
async function startOf(processId: number): Promise<string> {
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '');
  // The second field is a name in brackets that may hold blanks.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' ? '' : (fields[18] ?? '');
}

export async function forgetProcess(folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true });
}

/**
 * Ends the engine that a killed process left running on the folder: it holds the folder's lock. The number may be
 * somebody else's by now, so the process must have started when the engine did and name the folder in its command.
 */
export async function endLeftover(folder: string): Promise<void> {
  const [noted, startedAt] = (await readFile(fileOf(folder), 'utf8').catch(() => '')).split(' ');
  const processId = Number(noted);
  if (!Number.isSafeInteger(processId) || processId <= 1 || !startedAt) return;
  if ((await startOf(processId)) !== startedAt) return;
  const command = await readFile(`/proc/${processId}/cmdline`, 'utf8').catch(() => '');
  if (!command.includes(folder)) return;
  process.kill(processId, 'SIGKILL');
  while ((await startOf(processId)) === startedAt) await delay(20);
}
