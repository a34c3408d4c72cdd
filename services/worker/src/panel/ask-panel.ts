import { execute, loadState } from '@visaguard/application';
import { builtInVoter } from '@visaguard/assessment';
import {
  analysis,
  completeAnalysis,
  consensusVersion,
  isBatchDecided,
  type RunningAnalysis,
  startAnalysis,
} from '@visaguard/domain';
import { ok } from '@visaguard/kernel';
import type { ActivityContext } from '@visaguard/orchestration';
import type { SourceRef, VotingStep } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import { consentHolds } from '../screening/begin.ts';
import { closeScreening } from '../screening/close-screening.ts';
import { loadOpenSource, type OpenSource } from '../screening/load-screening.ts';
import { reportProgress } from '../screening/progress-reporter.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { panelAnalysisIdOf } from './analysis-id.ts';
import { type BatchesOf, batchReader, countBatches } from './batch-posts.ts';
import { type Judged, judgeBatch, loadAnalysis, type PanelUse } from './judge-batch.ts';
import { allOf, createPlaces } from './places.ts';

/** One step takes some minutes at most: what is left waits for the next, as do other sources for a place. */
const batchesPerStep = 16;
/** Half of what an attempt has: what is asked later may be given up, and is paid for twice. */
const stepMs = 5 * 60_000;

/**
 * Puts the posts of one source before a panel of voters, one step further, under a consent that still holds (rule R1).
 * @param waitedMs so long it was waited for voters before; left out by who does not wait. `done` too where there is no panel: then the analyser that is built in judges alone.
 */
export async function askPanel(
  worker: WorkerDependencies,
  { waitedMs, ...ref }: SourceRef & { readonly waitedMs?: number },
  { signal }: ActivityContext,
): Promise<VotingStep> {
  const open = await loadOpenSource(worker, ref);
  if (!open?.source.collected) return 'done';
  const mayAsk = async () => {
    const now = await loadOpenSource(worker, ref);
    return now !== null && consentHolds(worker, ref, now.screening);
  };
  if (!(await mayAsk())) return stopped(worker, ref);
  const panel = await worker.panels.panelFor({
    ...{ scope: ref.scope, source: open.source, kind: open.screening.policy.panel },
  });
  const analysisId = panelAnalysisIdOf(ref.sourceId);
  const waitMsLeft = waitedMs === undefined ? 0 : worker.panels.waitMsMax - waitedMs;
  const use: PanelUse = { worker, ref, analysisId, panel, signal, mayAsk, waitMsLeft, inTurn: createPlaces(1) };
  if (!(await started(use, open))) return 'done';
  const state = await loadAnalysis(use);
  if (state.kind === 'completed') return 'done';
  const left = Array.from({ length: state.batches }, (_none, nth) => nth).filter((nth) => !isBatchDecided(state, nth));
  const { postBatches } = open.source.collected;
  const { scope, sourceId } = ref;
  const judged = await judge(use, state, {
    batches: left.slice(0, batchesPerStep),
    of: { scope, sourceId, postBatches, postsPerBatch: state.postsPerBatch },
  });
  if (judged === 'stopped') return stopped(worker, ref);
  if (typeof judged === 'object') return judged;
  if (judged === 'late' || left.length > batchesPerStep) return 'more';
  await complete(use);
  return 'done';
}

/** Nothing more is asked. Closing does nothing to a screening that ended for another reason. */
async function stopped(worker: WorkerDependencies, ref: SourceRef): Promise<'done'> {
  const open = await loadOpenSource(worker, ref);
  if (open) await closeScreening(worker, ref.scope, ref.screeningId);
  return 'done';
}

/** Whether there is an analysis to go on with: one that began goes on by the panel that it began with. */
async function started(use: PanelUse, { screening, source }: OpenSource): Promise<boolean> {
  const { worker, ref, analysisId, panel } = use;
  const { state } = await loadState(worker.app, ref.scope, { aggregate: analysis, streamId: analysisId });
  if (state.kind !== 'none') return true;
  if (!panel) return false;
  const { scope, sourceId, screeningId } = ref;
  const postBatches = source.collected?.postBatches ?? [];
  const postsPerBatch = Math.min(...panel.voters.map((voter) => voter.postsPerBatch));
  const batches = await countBatches(worker, { scope, sourceId, postBatches, postsPerBatch });
  const voters = [builtInVoter, ...panel.voters.map(({ family, version }) => ({ family, version }))];
  const step = { scope, process: 'screening', key: `${sourceId}/panel` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const on = await reader.load(analysis, analysisId);
      const decision = startAnalysis(on.state, {
        ...{ analysisId, screeningId, sourceId, applicantId: screening.applicantId, panel: panel.kind, voters },
        ...{ rules: consensusVersion, batches, postsPerBatch, startedAt: command.at },
      });
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    }),
  );
  return true;
}

type Part = { readonly batches: readonly number[]; readonly of: BatchesOf };

async function judge(use: PanelUse, state: RunningAnalysis, { batches, of }: Part): Promise<'late' | Judged> {
  const { worker, ref } = use;
  const endsAtMs = worker.app.clock.now().getTime() + stepMs;
  const read = batchReader(worker, of);
  const inPlace = createPlaces(worker.panels.batchesAtOnce);
  const progress = reportProgress(worker, ref, 'analysing');
  let decided = state.decidedBatches.size;
  let [isStopped, isLate] = [false, false];
  const waits: number[] = [];
  await allOf(
    batches.map((batch) =>
      inPlace(async () => {
        isLate ||= worker.app.clock.now().getTime() > endsAtMs;
        if (isStopped || isLate) return;
        const outcome = await judgeBatch(use, { batch, posts: await read(batch) });
        if (outcome === 'stopped') isStopped = true;
        else if (outcome !== 'decided') waits.push(outcome.waitMs);
        else decided += 1;
        progress.report(50 + (decided / state.batches) * 40);
      }),
    ),
  );
  await progress.settled();
  if (isStopped) return 'stopped';
  if (waits.length > 0) return { waitMs: Math.min(...waits) };
  return isLate ? 'late' : 'decided';
}

async function complete({ worker, ref, analysisId }: PanelUse): Promise<void> {
  const step = { scope: ref.scope, process: 'screening', key: `${ref.sourceId}/panel_completed` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const on = await reader.load(analysis, analysisId);
      const decision = completeAnalysis(on.state, { at: command.at });
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    }),
  );
}
