import { execute, loadState } from '@visaguard/application';
import type { RunReference } from '@visaguard/collection/apify';
import {
  type ActorRunState,
  actorRun,
  actorRunUses,
  endRun,
  handle,
  type ScreeningState,
  type SourceState,
  startRun,
} from '@visaguard/domain';
import { instant, ok, type TenantScope } from '@visaguard/kernel';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { referenceOf } from './look-at-run.ts';
import type { ProfileReader } from './profiles.ts';
import { keyIdOf, slotKeyOf } from './run-records.ts';
import { isReadable, runIdOf, sourceRuns } from './source-runs.ts';

type Screening = Exclude<ScreeningState, { kind: 'none' }>;

/**
 * Ends the runs that go on for a screening that ended without a report: nobody will read them (rule R2). Safe to repeat.
 * @throws where the service does not answer: come again.
 */
export async function abortRuns(worker: WorkerDependencies, scope: TenantScope, screening: Screening): Promise<void> {
  if (!['closed', 'canceled', 'failed'].includes(screening.kind)) return;
  const profiles = screening.sources.filter(({ kind }) => kind === 'apify');
  if (profiles.length === 0) return;
  const reader = await worker.profiles.readerFor(scope);
  if (!reader) return;
  for (const source of profiles) {
    for (const use of actorRunUses) {
      const streamId = runIdOf(source.sourceId, use);
      worker.profiles.slots.release({ key: slotKeyOf(reader), runId: streamId });
      const { state } = await loadState(worker.app, scope, { aggregate: actorRun, streamId });
      if (state.kind !== 'started' && state.kind !== 'ordered') continue;
      // Under a key that the tenant has taken back nothing can be ended any more.
      if (state.order.keyId !== keyIdOf(reader)) continue;
      const reference = state.kind === 'started' ? referenceOf(state) : null;
      await abort({ worker, scope, reader }, { screening, source, state, reference });
    }
  }
}

type Use = { readonly worker: WorkerDependencies; readonly scope: TenantScope; readonly reader: ProfileReader };
type Doomed = {
  readonly screening: Screening;
  readonly source: SourceState;
  readonly state: Extract<ActorRunState, { readonly kind: 'started' | 'ordered' }>;
  readonly reference: RunReference | null;
};

async function abort(use: Use, doomed: Doomed): Promise<void> {
  const { worker, scope, reader } = use;
  const { runId } = doomed.state.order;
  const reference = doomed.reference ?? (await find(use, doomed));
  if (!reference) return;
  const answer = await reader.apify.abort(reference);
  if (!answer.ok && answer.error.class === 'retryable')
    throw new Error(`a run could not be ended: ${answer.error.code}`);
  await runCommand(worker, { scope, process: 'actor_run', key: `${runId}/aborted` }, (command) =>
    execute(worker.app, command, async (events) => {
      const on = await events.load(actorRun, runId);
      const at = instant(worker.app.clock);
      const { runId: vendorRunId, datasetId } = reference;
      const started =
        on.state.kind === 'ordered' ? startRun(on.state, { runId, vendorRunId, datasetId, startedAt: at }) : ok([]);
      if (!started.ok) return started;
      const end = { runId, status: 'ABORTED', rows: 0, costUsd: null, outcome: 'aborted', endedAt: at } as const;
      const ended = endRun(started.value.reduce(actorRun.evolve, on.state), end);
      return ended.ok ? ok({ changes: [{ on, events: [...started.value, ...ended.value] }] }) : ended;
    }),
  );
}

/** The run of an order whose answer never came, if there is one. */
async function find(
  { worker, scope, reader }: Use,
  { screening, source, state }: Doomed,
): Promise<RunReference | null> {
  const platform = worker.profiles.sourceOf(source.platform);
  const { state: account } = await loadState(worker.app, scope, { aggregate: handle, streamId: source.handleId });
  if (!isReadable(account)) return null;
  const plan = sourceRuns({ platform, screening, source, account }).of(state.order.use);
  const found = await reader.apify.find(plan.order, state.order.orderedAt);
  if (!found.ok) throw new Error(`a run could not be looked for: ${found.error.code}`);
  return found.value;
}
