import { deriveId, type EvidenceId, type ReportId, type ScreeningId, type SourceId } from '@visaguard/kernel';
import type { Screening } from './load-screening.ts';

/** What one source gives at most; an export that holds more is partial. */
export const postsPerSourceMax = 20_000;
export const postsPerBatch = 200;

// All content of a screening is kept under ids that follow from its own, so that it is found again without a list.
export const postBatchIdOf = (sourceId: SourceId, nth: number): EvidenceId =>
  deriveId('evidence', [sourceId, 'posts', String(nth)]);
export const analysisIdOf = (sourceId: SourceId): EvidenceId => deriveId('evidence', [sourceId, 'analysis']);
export const viewIdOf = (reportId: ReportId, view: 'private' | 'requester'): EvidenceId =>
  deriveId('evidence', [reportId, view]);

export const reportStages = ['provisional', 'reviewed'] as const;
export const reportIdOf = (screeningId: ScreeningId, stage: (typeof reportStages)[number]): ReportId =>
  deriveId('report', [screeningId, stage]);

/** Where a step of this screening may have kept posts and analyses: also what it kept and, cut off, never recorded. */
export function workingIdsOf(screening: Screening): EvidenceId[] {
  const batchesMax = Math.ceil(postsPerSourceMax / postsPerBatch);
  return screening.sources.flatMap(({ sourceId, collected }) => [
    analysisIdOf(sourceId),
    ...(collected?.postBatches ?? Array.from({ length: batchesMax }, (_none, nth) => postBatchIdOf(sourceId, nth))),
  ]);
}

export function viewIdsOf(screening: Screening, stage: (typeof reportStages)[number]): EvidenceId[] {
  const reportId = reportIdOf(screening.screeningId, stage);
  return [viewIdOf(reportId, 'private'), viewIdOf(reportId, 'requester')];
}

/** Every place in which a step of this screening may have kept content, uploads apart. */
export function contentIdsOf(screening: Screening): EvidenceId[] {
  return [...reportStages.flatMap((stage) => viewIdsOf(screening, stage)), ...workingIdsOf(screening)];
}
