import { setTimeout as delay } from 'node:timers/promises';
import type { SupervisedService } from '@visaguard/standalone';
import { kill } from '../rig/kill.ts';
import type { Rig } from '../rig/start-rig.ts';
import { until } from '../rig/until.ts';
import type { Fault } from './fault.ts';

export type ServiceKind = 'api' | 'relay' | 'projector' | 'worker';

const lookEveryMs = 50;
const patienceMs = 20_000;

/**
 * SIGKILL for every process of a service, and again for each that its supervisor starts until a pause drawn from the
 * seed is over: as a process that crashes at its start.
 */
export function killedService(kind: ServiceKind): Fault {
  return {
    name: `${kind} killed`,
    async strike({ rig, draws, sometimes }) {
      if (kind === 'worker') await until('a screening is under way', () => isScreening(rig), patienceMs);
      const untilMs = performance.now() + draws.between(0, 2_000);
      do {
        for (const service of servicesOf(rig, kind)) {
          if (kill(service.processId())) sometimes.happened('a process was killed');
        }
        await delay(lookEveryMs);
      } while (performance.now() < untilMs);
    },
  };
}

export function servicesOf({ services }: Rig, kind: ServiceKind): SupervisedService[] {
  return services().all.filter(({ name }) => name === kind || name.startsWith(`${kind}-`));
}

/** One that was closed before a case was opened is under way no more. */
async function isScreening({ databases }: Rig): Promise<boolean> {
  const { rowCount } = await databases.tail.query(
    `select stream_id from events where type = 'screening.started'
     except select stream_id from events
       where type in ('screening.review_opened', 'screening.finished', 'screening.closed') limit 1`,
  );
  return rowCount === 1;
}
