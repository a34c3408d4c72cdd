import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Ends the postmaster of this data folder and all its children by SIGKILL; resolves when they are gone. */
export async function killServer(dataDirectory: string): Promise<void> {
  const [firstLine] = (await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8')).split('\n');
  const postmaster = Number(firstLine);
  const processes = [postmaster, ...(await childrenOf(postmaster))];
  for (const pid of processes) kill(pid);
  while (processes.some(isAlive)) await pause(5);
}

/** Without /proc the children are left to end by themselves, which they do once the postmaster is gone. */
async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return children.split(' ').filter(Boolean).map(Number);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
