import { hasReached } from '@visaguard/event-bus';
import { verifyReadModels } from '@visaguard/read-models';
import type { Evidence } from '../checks/evidence.ts';
import { gatherProcesses } from '../checks/gather-processes.ts';
import { gatherRecords } from '../checks/gather-records.ts';
import { gatherStores } from '../checks/gather-stores.ts';
import { lookForLeaks } from '../checks/look-for-leaks.ts';
import { repeatCommands } from '../checks/repeat-commands.ts';
import { finishScreenings } from '../load/finish-screenings.ts';
import { untilCaughtUp } from '../rig/caught-up.ts';
import { createDraws } from '../rig/draws.ts';
import type { Rig } from '../rig/start-rig.ts';
import { until } from '../rig/until.ts';
import type { Suite } from './suite.ts';

const settledWithinMs = 60_000;
const parkedWithinMs = 90_000;

/** Lets everything come to rest and reads what every store then holds. @throws where it does not come to rest. */
export async function gatherEvidence({ rig, client, ledger, watch, seed }: Suite): Promise<Evidence> {
  await finishScreenings(client, rig.tenants, settledWithinMs);
  const wrongRepeats = await repeatCommands(client, rig.baseUrl, createDraws(`${seed}/repeats`));
  const leaks = await lookForLeaks(client, rig.tenants);
  await untilCaughtUp(rig, settledWithinMs);
  // What is parked is tried again every minute. What is parked still, the judge finds.
  await until('no reaction is parked', () => noneParked(rig), parkedWithinMs).catch(() => undefined);
  const { owner, projector, tail } = rig.databases;
  const { differences } = await verifyReadModels({ owner, projector, tail, hasReached });
  const stores = await gatherStores(rig);
  const { movedBack, residentMbMax } = watch.watched();
  const { unexpected, differingReplies, unanswered } = client.seen;
  return {
    ...stores,
    accepted: ledger.read(),
    clients: {
      unexpected,
      differingReplies: [...differingReplies, ...wrongRepeats],
      unanswered: unanswered.length,
    },
    records: await gatherRecords(rig),
    differences,
    checkpointsMovedBack: movedBack,
    leaks,
    processes: await gatherProcesses(rig, stores.events),
    residentMbMax,
  };
}

async function noneParked({ databases }: Rig): Promise<boolean> {
  const { rowCount } = await databases.projector.query('select from parked_reactions limit 1');
  return rowCount === 0;
}
