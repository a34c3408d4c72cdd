import { setTimeout as delay } from 'node:timers/promises';
import { findServerProcess, isAlive } from './server-process.ts';

const politeMs = 4_000;
const patienceMs = 8_000;
const pollMs = 20;

/**
 * Ends the server that runs on the folder, if one does, ours or one that a killed process left running: two servers on
 * one folder would destroy it. Asked to break off what runs and write what is in memory; where that takes too long, to
 * end at once, which costs the next start a recovery and loses nothing.
 * @throws if it does not end.
 */
export async function endServer(dataDirectory: string): Promise<void> {
  const processId = await findServerProcess(dataDirectory);
  if (processId === null) return;
  signal(processId, 'SIGINT');
  for (let waitedMs = 0; isAlive(processId); waitedMs += pollMs) {
    if (waitedMs === politeMs) signal(processId, 'SIGQUIT');
    if (waitedMs > patienceMs) throw new Error(`the server of ${dataDirectory} (process ${processId}) does not end`);
    await delay(pollMs);
  }
}

/** It may have ended between the look and the signal. */
function signal(processId: number, name: 'SIGINT' | 'SIGQUIT'): void {
  if (isAlive(processId)) process.kill(processId, name);
}
