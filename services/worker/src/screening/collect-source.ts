import type { ActivityContext } from '@visaguard/orchestration';
import type { CollectionStep, SourceRef } from '@visaguard/workflow-screening';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { consentHolds } from './begin.ts';
import { closeScreening } from './close-screening.ts';
import { collectArchive } from './collect-archive.ts';
import { collectProfile } from './collect-profile.ts';
import { loadOpenSource, type OpenSource } from './load-screening.ts';
import { purgeUploads } from './purge-uploads.ts';

/** Reads one account from its export. */
export async function collectSource(
  worker: WorkerDependencies,
  ref: SourceRef,
  context: ActivityContext,
): Promise<void> {
  const open = await permitted(worker, ref);
  if (!open) return;
  const { screening: ordered, source } = open;
  await collectArchive(worker, ref, { ordered, source, context });
  // Most of an export was never needed, and its posts are kept by now or are none to keep.
  await purgeUploads(worker, ref.scope, { ...source, reason: 'read' });
}

/** Reads one account from its public profile, one step further. */
export async function advanceProfile(
  worker: WorkerDependencies,
  ref: SourceRef,
  context: ActivityContext,
): Promise<CollectionStep> {
  const open = await permitted(worker, ref);
  return open && collectProfile(worker, ref, { ...open, signal: context.signal });
}

/** The source, where something is left to collect under a consent that still holds (rule R1); else null. */
async function permitted(worker: WorkerDependencies, ref: SourceRef): Promise<OpenSource | null> {
  const open = await loadOpenSource(worker, ref);
  if (!open || open.source.collected) return null;
  if (await consentHolds(worker, ref, open.screening)) return open;
  await closeScreening(worker, ref.scope, ref.screeningId);
  return null;
}
