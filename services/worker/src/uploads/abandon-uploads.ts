import { type Application, abandonUpload } from '@visaguard/application';
import type { UploadAbandoned } from '@visaguard/domain';
import { parseScopeKey, type TenantScope, type UploadId } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { expiredUploads } from '@visaguard/read-models';
import { runCommand } from '../run-command.ts';

export type ToAbandon = {
  readonly uploads: readonly { readonly uploadId: string }[];
  readonly reason: UploadAbandoned['data']['reason'];
};

/** Ends uploads that wait for parts, and deletes the parts that came. Safe to repeat. */
export async function abandonUploads(
  worker: { readonly app: Application },
  scope: TenantScope,
  { uploads, reason }: ToAbandon,
): Promise<void> {
  for (const { uploadId: id } of uploads) {
    const uploadId = id as UploadId;
    await runCommand(worker, { scope, process: 'uploads', key: `${uploadId}/${reason}` }, (command) =>
      abandonUpload(worker.app, command, { uploadId, reason }),
    );
  }
}

/** Those that nobody completed in time, of every tenant. @returns how many there were. */
export async function abandonExpiredUploads({
  app,
  projector,
}: {
  readonly app: Application;
  readonly projector: Pool;
}): Promise<number> {
  const expired = await expiredUploads(projector, app.clock.now());
  for (const upload of expired) {
    await abandonUploads({ app }, parseScopeKey(upload.tenantScope), { uploads: [upload], reason: 'expired' });
  }
  return expired.length;
}
