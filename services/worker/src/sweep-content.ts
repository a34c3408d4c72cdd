import { parseScopeKey, type ScreeningId } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { unreportedScreenings } from '@visaguard/read-models';
import { purgeContent } from './screening/purge-content.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

/** Longer than any step runs. */
const stepMsMax = 3_600_000;

export type Sweep = {
  readonly worker: WorkerDependencies;
  /** Reads across tenants which screenings ended without a released report. */
  readonly projector: Pool;
  /** When the last worker still followed the events; null where there was none. */
  readonly lastSeen: Date | null;
};

/**
 * Deletes what a step kept after its screening had ended, where the worker died before the step could delete it again.
 * The end itself was dealt with then, so no event tells of it any more. Such a step ran when the worker died: only
 * screenings that ended shortly before, or since, are looked at.
 */
export async function sweepContent({ worker, projector, lastSeen }: Sweep): Promise<void> {
  if (lastSeen === null) return;
  const since = new Date(lastSeen.getTime() - stepMsMax);
  for (const { tenantScope, screeningId } of await unreportedScreenings(projector, since)) {
    await purgeContent(worker, parseScopeKey(tenantScope), screeningId as ScreeningId);
  }
}
