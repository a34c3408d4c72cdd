import { execute, loadState } from '@visaguard/application';
import { analysis, checkConsent, consent, hasEnded, isRead, screening, startScreening } from '@visaguard/domain';
import { instant, ok } from '@visaguard/kernel';
import type { Begun, ScreeningRef } from '@visaguard/workflow-screening';
import { panelAnalysisIdOf } from '../panel/analysis-id.ts';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { closeScreening } from './close-screening.ts';
import { loadScreening, type Screening } from './load-screening.ts';
import { purgeUploads } from './purge-uploads.ts';

/** All of them: one that is read at a service waits most of the time. */
const sourcesAtOnce = 20;

/**
 * Starts the screening, or closes it where something is still to be read and the consent does not hold any more (rules
 * R1, R2). Comes after every crash too, so it finishes what a step cut off had left: uploads that were read already.
 */
export async function begin(worker: WorkerDependencies, ref: ScreeningRef): Promise<Begun> {
  const state = await loadScreening(worker, ref);
  if (hasEnded(state)) return { kind: 'ended' };
  for (const source of state.sources.filter(isRead)) {
    await purgeUploads(worker, ref.scope, { ...source, reason: 'read' });
  }
  const unread = state.sources.filter(({ assessed }) => assessed === null);
  if (unread.length > 0 && !(await consentHolds(worker, ref, state))) {
    await closeScreening(worker, ref.scope, ref.screeningId);
    return { kind: 'ended' };
  }
  const step = { scope: ref.scope, process: 'screening', key: `${ref.screeningId}/start` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const target = await reader.load(screening, ref.screeningId);
      const decision = startScreening(target.state, { at: command.at });
      return decision.ok ? ok({ changes: [{ on: target, events: decision.value }] }) : decision;
    }),
  );
  const idsOf = (sources: typeof unread) => sources.map(({ sourceId }) => sourceId);
  const profiles = idsOf(unread.filter(({ kind }) => kind === 'apify'));
  const panel = await isPanelAsked(worker, ref, { ...state, sources: unread });
  return { kind: 'running', sources: idsOf(unread), profiles, atOnce: sourcesAtOnce, panel };
}

/** Also where the keys are gone and a panel has begun: what began under one is ended under it. */
async function isPanelAsked(
  worker: WorkerDependencies,
  { scope }: ScreeningRef,
  { sources, policy }: Pick<Screening, 'sources' | 'policy'>,
): Promise<boolean> {
  for (const source of sources) {
    if (await worker.panels.panelFor({ scope, source, kind: policy.panel })) return true;
    if (!source.collected) continue;
    const streamId = panelAnalysisIdOf(source.sourceId);
    const { state } = await loadState(worker.app, scope, { aggregate: analysis, streamId });
    if (state.kind !== 'none') return true;
  }
  return false;
}

/** Asked before every step that reads content, not once for all. */
export async function consentHolds(worker: WorkerDependencies, ref: ScreeningRef, state: Screening): Promise<boolean> {
  const given = await loadState(worker.app, ref.scope, { aggregate: consent, streamId: state.consentId });
  const use = {
    purpose: state.purpose,
    platforms: state.sources.map(({ platform }) => platform),
    sources: state.sources.map(({ kind }) => kind),
    lookbackYears: state.lookbackYears,
    forRequester: state.mode === 'requested',
    at: instant(worker.app.clock),
  };
  return checkConsent(given.state, use).ok;
}
