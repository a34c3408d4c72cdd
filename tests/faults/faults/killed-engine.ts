import { setTimeout as delay } from 'node:timers/promises';
import { killPostgres } from '../rig/postgres-process.ts';
import type { Fault } from './fault.ts';

type Down = { readonly downMs: readonly [from: number, to: number] };

/** SIGKILL for Kafka or Temporal, which stays away for a pause drawn from the seed. */
export function killedEngine(name: 'kafka' | 'temporal', { downMs: [from, to] }: Down): Fault {
  return {
    name: from >= 60_000 ? `${name} down ${from / 1_000} s` : `${name} killed`,
    async strike({ rig, draws, sometimes }) {
      await rig[name].kill();
      await delay(draws.between(from, to));
      await rig[name].startAgain();
      sometimes.happened('a process was killed');
    },
  };
}

/** SIGKILL for the server and all its sessions. Whoever keeps it running starts it again at once. */
export const killedPostgres: Fault = {
  name: 'postgres killed',
  async strike({ rig, sometimes }) {
    await killPostgres(rig.folder.postgres);
    sometimes.happened('a process was killed');
  },
};
