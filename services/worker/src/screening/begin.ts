import { execute, loadState } from '@visaguard/application';
import { checkConsent, closeScreening, consent, hasEnded, screening, startScreening } from '@visaguard/domain';
import { instant, ok } from '@visaguard/kernel';
import type { Begun, ScreeningRef } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { loadScreening, type Screening } from './load-screening.ts';

/** Starts the screening, or closes it where the consent does not hold any more (rules R1, R2). */
export async function begin(worker: WorkerDependencies, ref: ScreeningRef): Promise<Begun> {
  const state = await loadScreening(worker, ref);
  if (hasEnded(state)) return { kind: 'ended' };
  const permitted = await consentHolds(worker, ref, state);
  const step = { scope: ref.scope, process: 'screening', key: `${ref.screeningId}/${permitted ? 'start' : 'close'}` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const target = await reader.load(screening, ref.screeningId);
      const decide = permitted ? startScreening : closeScreening;
      const decision = decide(target.state, { at: command.at });
      return decision.ok ? ok({ changes: [{ on: target, events: decision.value }] }) : decision;
    }),
  );
  if (!permitted) return { kind: 'ended' };
  return {
    kind: 'running',
    sources: state.sources.filter(({ assessed }) => assessed === null).map(({ sourceId }) => sourceId),
  };
}

/** Asked before every step that reads content, not once for all. */
export async function consentHolds(worker: WorkerDependencies, ref: ScreeningRef, state: Screening): Promise<boolean> {
  const given = await loadState(worker.app, ref.scope, { aggregate: consent, streamId: state.consentId });
  const use = {
    purpose: state.purpose,
    platforms: state.sources.map(({ platform }) => platform),
    lookbackYears: state.lookbackYears,
    forRequester: state.mode === 'requested',
    at: instant(worker.app.clock),
  };
  return checkConsent(given.state, use).ok;
}
