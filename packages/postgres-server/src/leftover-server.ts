import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 10_000;
const pollMs = 50;

/**
 * A process that was killed leaves its server running, and two servers on one folder would destroy it. The server
 * writes its process id into the folder; it is asked to end as a shutdown would.
 * @throws if it does not end.
 */
export async function endLeftoverServer(dataDirectory: string): Promise<void> {
  const pidFile = join(dataDirectory, 'postmaster.pid');
  const processId = await processIdIn(pidFile);
  if (processId === null || !isAlive(processId)) return;
  process.kill(processId, 'SIGINT');
  for (let waitedMs = 0; existsSync(pidFile) && isAlive(processId); waitedMs += pollMs) {
    if (waitedMs > patienceMs) throw new Error(`a server from an earlier start (process ${processId}) does not end`);
    await delay(pollMs);
  }
}

async function processIdIn(pidFile: string): Promise<number | null> {
  if (!existsSync(pidFile)) return null;
  const [firstLine] = (await readFile(pidFile, 'utf8')).split('\n');
  const processId = Number(firstLine);
  return Number.isInteger(processId) && processId > 1 ? processId : null;
}

/** Signal 0 only asks. A process of another user answers EPERM and is alive as well. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
