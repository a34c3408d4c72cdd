import { deriveId, type SourceId } from '@visaguard/kernel';

/** One analysis by a panel for each source of a screening. */
export const panelAnalysisIdOf = (sourceId: SourceId) => deriveId('analysis', [sourceId]);
