import { PersonalDataUnreadable } from '@visaguard/application';
import type { EventBus, Subscription } from '@visaguard/event-bus';
import { type CohortId, parseScopeKey, type ScreeningId } from '@visaguard/kernel';
import { isPermanentFailure, type ProcessRunner } from '@visaguard/orchestration';
import type { Pool } from '@visaguard/postgres';
import {
  asProjected,
  type CheckpointKeeper,
  type Consumer,
  fromCheckpoint,
  openCohortRounds,
  openScreenings,
  type ProjectedEvent,
} from '@visaguard/read-models';
import { createProcessStarts, type ProcessStarts } from './process-starts.ts';
import { react } from './react.ts';
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
  /** A reaction that a rule refused for good. */
  readonly onRefused: (refused: { eventId: string; type: string; code: string }) => void;
  readonly signal: AbortSignal;
};

/**
 * Takes up the processes that were under way when the last worker ended, then follows the events. A reaction that
 * fails is tried again before any later event is looked at.
 */
export async function startWorker(options: WorkerOptions): Promise<Subscription> {
  const { worker, runner, bus, checkpoint, projector, signal } = options;
  const starts = createProcessStarts(runner, worker);
  await worker.readModelsSettled();
  await sweepContent({ worker, projector, lastSeen: await checkpoint.movedAt() });
  await resume(options, starts);
  const { from, onBatch } = await fromCheckpoint({
    read: () => checkpoint.read(),
    async handle(events, from, to) {
      for (const event of events) await reactOrPassOver(options, starts, asProjected(event));
      await checkpoint.move(from, to);
    },
  });
  return bus.subscribe({ name: processesConsumer.name, from, signal, onBatch });
}

async function reactOrPassOver(options: WorkerOptions, starts: ProcessStarts, event: ProjectedEvent): Promise<void> {
  const { worker, runner, onRefused } = options;
  try {
    await react({ worker, runner, starts }, event);
  } catch (error) {
    // Trying again would not help, and holding up everybody's processes would do harm: told, and passed over.
    const code = finalCode(error);
    if (code === null) throw error;
    onRefused({ eventId: event.eventId, type: event.type, code });
  }
}

function finalCode(error: unknown): string | null {
  if (isPermanentFailure(error)) return error.code;
  return error instanceof PersonalDataUnreadable ? 'personal_data_unreadable' : null;
}

async function resume({ projector }: WorkerOptions, starts: ProcessStarts): Promise<void> {
  for (const { tenantScope, cohortId, round } of await openCohortRounds(projector)) {
    await starts.cohortRound(parseScopeKey(tenantScope), cohortId as CohortId, round);
  }
  for (const { tenantScope, screeningId } of await openScreenings(projector)) {
    await starts.screening(parseScopeKey(tenantScope), screeningId as ScreeningId);
  }
}
