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

/**
 * Every place in which a step of this screening may have kept content, uploads apart: also what a step kept and, cut
 * off, never recorded.
 */
export function contentIdsOf(screening: Screening): EvidenceId[] {
  const views = reportStages.flatMap((stage) => {
    const reportId = reportIdOf(screening.screeningId, stage);
    return [viewIdOf(reportId, 'private'), viewIdOf(reportId, 'requester')];
  });
  const batchesMax = Math.ceil(postsPerSourceMax / postsPerBatch);
  const perSource = screening.sources.flatMap(({ sourceId, collected }) => [
    analysisIdOf(sourceId),
    ...(collected?.postBatches ?? Array.from({ length: batchesMax }, (_none, nth) => postBatchIdOf(sourceId, nth))),
  ]);
  return [...views, ...perSource];
}
