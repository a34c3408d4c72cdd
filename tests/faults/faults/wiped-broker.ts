import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Rig } from '../rig/start-rig.ts';
import type { Fault } from './fault.ts';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../../../services/standalone/src/main.ts', import.meta.url));

/**
 * Kafka is killed, stays away, and comes back with nothing. Commands go on meanwhile (rule E13). Then an operator does
 * what the runbook says: publishes everything again, in new topics, and starts the services anew.
 */
export function wipedBroker(downMs: number): Fault {
  return {
    name: `kafka down ${downMs / 1_000} s and wiped`,
    async strike({ rig, sometimes }) {
      await rig.kafka.kill();
      sometimes.happened('a process was killed');
      await delay(downMs);
      await rm(join(rig.folder.path, 'kafka', 'log'), { recursive: true });
      await rig.kafka.startAgain();
      await publishAgain(rig);
      await rig.restartServices();
    },
  };
}

async function publishAgain({ folder, bus }: Rig): Promise<void> {
  const next = String(Number(bus().topicGeneration) + 1);
  await run(process.execPath, [main, 'ops', 'republish', '--generation', next, '--data-dir', folder.path]);
}
