import type { ActivityContext } from '@visaguard/orchestration';
import type { CollectionStep, SourceRef } from '@visaguard/workflow-screening';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { consentHolds } from './begin.ts';
import { closeScreening } from './close-screening.ts';
import { collectArchive } from './collect-archive.ts';
import { collectProfile } from './collect-profile.ts';
import { loadOpenSource } from './load-screening.ts';
import { purgeUploads } from './purge-uploads.ts';

/**
 * Reads one account from its export or its public profile, under a consent that still holds (rule R1). An export is read
 * in one step; a profile takes several, between which the process waits.
 */
export async function collectSource(
  worker: WorkerDependencies,
  ref: SourceRef,
  context: ActivityContext,
): Promise<CollectionStep> {
  const open = await loadOpenSource(worker, ref);
  if (!open || open.source.collected) return null;
  const { screening: ordered, source } = open;
  if (!(await consentHolds(worker, ref, ordered))) {
    await closeScreening(worker, ref.scope, ref.screeningId);
    return null;
  }
  if (source.kind === 'apify') return collectProfile(worker, ref, open);
  await collectArchive(worker, ref, { ordered, source, context });
  // Most of an export was never needed, and its posts are kept by now or are none to keep.
  await purgeUploads(worker, ref.scope, { ...source, reason: 'read' });
  return null;
}
