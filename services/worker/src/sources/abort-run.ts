import { execute, loadState } from '@visaguard/application';
import type { RunReference } from '@visaguard/collection/apify';
import { type ActorRunState, actorRun, endRun, startRun } from '@visaguard/domain';
import { type ActorRunId, instant, ok } from '@visaguard/kernel';
import { runCommand } from '../run-command.ts';
import { referenceOf } from './look-at-run.ts';
import { keyIdOf } from './run-records.ts';
import type { RunPlan, RunUse } from './run-step.ts';

type Doomed = {
  readonly runId: ActorRunId;
  /** What it was ordered as, asked where its start is in doubt; null where that is not to be known any more. */
  readonly planned: () => Promise<RunPlan['order'] | null>;
};
type UnderWay = Extract<ActorRunState, { readonly kind: 'started' | 'ordered' }>;

/**
 * Ends a run at the service where it goes on: nobody will read it (rule R2). Safe to repeat.
 * @throws where the service does not answer: come again.
 */
export async function abortRun(use: Omit<RunUse, 'signal'>, { runId, planned }: Doomed): Promise<void> {
  const { worker, scope, reader } = use;
  worker.profiles.slots.release(runId);
  const { state } = await loadState(worker.app, scope, { aggregate: actorRun, streamId: runId });
  if (state.kind !== 'started' && state.kind !== 'ordered') return;
  // Under a key that the tenant has taken back nothing can be ended any more.
  if (state.order.keyId !== keyIdOf(reader)) return;
  const reference = state.kind === 'started' ? referenceOf(state) : await find(use, state, planned);
  if (!reference) return;
  const answer = await reader.apify.abort(reference);
  if (answer.ok) return recordEnd(use, { runId, reference, status: 'ABORTED' });
  const { class: of, code } = answer.error;
  if (of === 'retryable' || of === 'busy') throw new Error(`a run could not be ended: ${code}`);
  if (of === 'refused') return recordEnd(use, { runId, reference, status: 'GONE' });
  // The key is refused: the run goes on to its own limit, so it has no end here, and an operator is told by the breaker.
  const { platform } = state.order;
  await worker.profiles.gate.tell({ platform, key: reader.key }, { kind: 'failed', code, isFinal: true });
}

/** The run of an order whose answer never came, if there is one. */
async function find({ reader }: Pick<RunUse, 'reader'>, { order }: UnderWay, planned: Doomed['planned']) {
  const wanted = await planned();
  if (!wanted) return null;
  const found = await reader.apify.find(wanted, order.orderedAt);
  if (!found.ok) throw new Error(`a run could not be looked for: ${found.error.code}`);
  return found.value;
}

type KnownEnd = {
  readonly runId: ActorRunId;
  readonly reference: RunReference;
  /** `GONE`: the service does not know the run any more. */
  readonly status: 'ABORTED' | 'GONE';
};

async function recordEnd(
  { worker, scope }: Pick<RunUse, 'worker' | 'scope'>,
  { runId, reference, status }: KnownEnd,
): Promise<void> {
  await runCommand(worker, { scope, process: 'actor_run', key: `${runId}/aborted` }, (command) =>
    execute(worker.app, command, async (events) => {
      const on = await events.load(actorRun, runId);
      const at = instant(worker.app.clock);
      const { runId: vendorRunId, datasetId } = reference;
      const started =
        on.state.kind === 'ordered' ? startRun(on.state, { runId, vendorRunId, datasetId, startedAt: at }) : ok([]);
      if (!started.ok) return started;
      const end = { runId, status, rows: 0, costUsd: null, outcome: 'aborted', endedAt: at } as const;
      const ended = endRun(started.value.reduce(actorRun.evolve, on.state), end);
      return ended.ok ? ok({ changes: [{ on, events: [...started.value, ...ended.value] }] }) : ended;
    }),
  );
}
