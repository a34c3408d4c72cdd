import { loadState } from '@visaguard/application';
import { hasEnded, type ScreeningState, type SourceState, screening } from '@visaguard/domain';
import { permanentFailure } from '@visaguard/orchestration';
import type { ScreeningRef, SourceRef } from '@visaguard/workflow-screening';
import type { WorkerDependencies } from '../worker-dependencies.ts';

export type Screening = Exclude<ScreeningState, { kind: 'none' }>;

export async function loadScreening(worker: WorkerDependencies, ref: ScreeningRef): Promise<Screening> {
  const { state } = await loadState(worker.app, ref.scope, { aggregate: screening, streamId: ref.screeningId });
  if (state.kind === 'none') throw permanentFailure('screening_unknown', 'there is no such screening');
  return state;
}

export type OpenSource = { readonly screening: Screening; readonly source: SourceState };

/** The source, or null when nothing is left to do for it. */
export async function loadOpenSource(worker: WorkerDependencies, ref: SourceRef): Promise<OpenSource | null> {
  const state = await loadScreening(worker, ref);
  if (hasEnded(state)) return null;
  const source = state.sources.find(({ sourceId }) => sourceId === ref.sourceId);
  if (!source) throw permanentFailure('source_unknown', 'the screening has no such source');
  return source.assessed ? null : { screening: state, source };
}
