import { setTimeout as delay } from 'node:timers/promises';
import { untilDelivered } from '../rig/caught-up.ts';
import type { Fault } from './fault.ts';
import { type ServiceKind, servicesOf } from './killed-service.ts';

const takenOverWithinMs = 45_000;

/**
 * SIGSTOP for one of the two processes of a service: the other does all the work while it stands. Then
 * SIGCONT: it believes that no time has passed, and goes on with what it had in hand.
 */
export function stoppedProcess(kind: Extract<ServiceKind, 'relay' | 'projector'>, forMs: number): Fault {
  return {
    name: `${kind} paused ${forMs / 1_000} s`,
    async strike({ rig, draws, sometimes }) {
      const processId = draws.pick(servicesOf(rig, kind)).processId();
      if (processId === null) throw new Error(`no ${kind} runs`);
      process.kill(processId, 'SIGSTOP');
      try {
        await delay(forMs);
        await untilDelivered(rig, takenOverWithinMs);
        sometimes.happened('the work of a stopped process was done by the other');
      } finally {
        process.kill(processId, 'SIGCONT');
      }
    },
  };
}
