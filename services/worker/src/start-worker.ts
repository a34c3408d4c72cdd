import type { EventBus, Subscription } from '@visaguard/event-bus';
import { type CohortId, type HandleId, type ProbeId, parseScopeKey, pause, type ScreeningId } from '@visaguard/kernel';
import type { ProcessRunner } from '@visaguard/orchestration';
import type { Pool } from '@visaguard/postgres';
import {
  type CheckpointKeeper,
  type Consumer,
  openCohortRounds,
  openProbes,
  openScreenings,
  type ParkedReactions,
} from '@visaguard/read-models';
import { traced } from '@visaguard/telemetry';
import { createProcessStarts, type ProcessStarts } from './process-starts.ts';
import { type Reactions, reactOrPark, retryParked } from './react-or-park.ts';
import { wakeOwner } from './sources/wake-owner.ts';
import { sweepContent } from './sweep-content.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

export const processesConsumer: Consumer = { name: 'processes', version: 1 };

export type WorkerOptions = {
  readonly worker: WorkerDependencies;
  readonly runner: ProcessRunner;
  readonly bus: EventBus;
  readonly checkpoint: CheckpointKeeper;
  /** Reads across tenants which processes were under way. */
  readonly projector: Pool;
  readonly parked: ParkedReactions;
  /** How often what is parked is tried again, beside at the start. */
  readonly retryParkedEveryMs: number;
} & Pick<Reactions, 'onRefused' | 'onParked' | 'signal'>;

/**
 * Takes up the processes that were under way when the last worker ended, then follows the events, and tries again
 * what is parked.
 */
export async function startWorker(options: WorkerOptions): Promise<Subscription> {
  const { worker, runner, bus, checkpoint, projector, parked, onRefused, onParked, signal } = options;
  const starts = createProcessStarts(runner, worker);
  worker.profiles.slots.onTurn((ask) => wakeOwner({ worker, runner }, ask));
  await worker.readModelsSettled();
  await sweepContent({ worker, projector, lastSeen: await checkpoint.movedAt() });
  await traced('resume processes', { parent: null }, () => resume(options, starts));
  const reactions = { reactor: { worker, runner, starts }, parked, onRefused, onParked, signal };
  const following = bus.subscribe({
    name: processesConsumer.name,
    checkpoint: checkpoint.read,
    async onBatch(batch) {
      for (const event of batch.events) await reactOrPark(reactions, event);
      await checkpoint.move(batch);
    },
    signal,
  });
  const retrying = keepRetrying(reactions, options.retryParkedEveryMs);
  return { ...following, done: Promise.all([following.done, retrying]).then(() => undefined) };
}

/** Once now and then every so often, until the signal. */
async function keepRetrying(reactions: Reactions, everyMs: number): Promise<void> {
  const { signal } = reactions;
  while (!signal.aborted) {
    // Whatever is parked stays parked: the next round tries again.
    await retryParked(reactions).catch(() => undefined);
    await pause(everyMs, signal);
  }
}

async function resume({ projector }: WorkerOptions, starts: ProcessStarts): Promise<void> {
  for (const { tenantScope, cohortId, round } of await openCohortRounds(projector)) {
    await starts.cohortRound(parseScopeKey(tenantScope), cohortId as CohortId, round);
  }
  for (const { tenantScope, screeningId } of await openScreenings(projector)) {
    await starts.screening(parseScopeKey(tenantScope), screeningId as ScreeningId);
  }
  for (const { tenantScope, handleId, probeId } of await openProbes(projector)) {
    const scope = parseScopeKey(tenantScope);
    await starts.probe({ scope, handleId: handleId as HandleId, probeId: probeId as ProbeId });
  }
}
