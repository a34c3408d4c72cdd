import type { Application } from '@visaguard/application';
import { type EvidenceId, type HandleId, type Instant, parseScopeKey } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { handlesWithArchives } from '@visaguard/read-models';
import { purgeUploads } from './screening/purge-uploads.ts';

export type ExpiredUploads = {
  readonly app: Application;
  /** Reads across tenants which handles still count on an upload. */
  readonly projector: Pool;
};

/**
 * Deletes uploads stored before the instant, read or not, and takes what is gone off its handle: an order counts on
 * what is there. Safe to repeat, also after it was cut off between the two.
 * @returns how many were deleted now.
 */
export async function purgeExpiredUploads({ app, projector }: ExpiredUploads, before: Instant): Promise<number> {
  const purged = await app.evidence.purgeUploadsBefore(before);
  for (const { tenantScope, handleId, archives } of await handlesWithArchives(projector)) {
    const scope = parseScopeKey(tenantScope);
    for (const evidenceId of archives as readonly EvidenceId[]) {
      if ((await app.evidence.openRandomAccess(scope, evidenceId)).status !== 'missing') continue;
      const gone = { handleId: handleId as HandleId, uploads: [evidenceId], reason: 'expired' } as const;
      await purgeUploads({ app }, scope, gone);
    }
  }
  return purged;
}
