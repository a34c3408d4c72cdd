import { createEventsByStream } from '@visaguard/event-store';
import { type Replayed, replayParked } from '@visaguard/read-models';
import { withDatabases } from '../open-databases.ts';
import type { OpsArguments } from '../ops-arguments.ts';

/** `visaguard ops replay`. @returns 0 where no stream is parked any more, 1 where one still is. */
export async function runReplay(args: OpsArguments): Promise<number> {
  const replayed = await withDatabases(args, (databases) =>
    replayParked(databases.pool('vg_projector'), createEventsByStream({ tail: databases.pool('vg_tail') })),
  );
  if (replayed.length === 0) process.stdout.write('No stream is parked.\n');
  for (const stream of replayed) process.stdout.write(`${lineOf(stream)}\n`);
  return replayed.every(({ blockedBy }) => blockedBy === null) ? 0 : 1;
}

function lineOf({ tenantScope, streamId, applied, left, blockedBy }: Replayed): string {
  const outcome = blockedBy === null ? 'goes on' : `still parked by ${blockedBy}, ${left} events left`;
  return `${tenantScope} ${streamId}: ${applied} applied, ${outcome}`;
}
