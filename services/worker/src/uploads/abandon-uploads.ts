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

type House = {
  readonly app: Application;
  readonly projector: Pool;
  readonly log: { readonly error: (facts: object, message: string) => void };
};

/** Those that nobody completed in time, of every tenant: one that cannot be ended holds up no other. @returns how many ended. */
export async function abandonExpiredUploads({ app, projector, log }: House): Promise<number> {
  let ended = 0;
  for (const upload of await expiredUploads(projector, app.clock.now())) {
    const { tenantScope, uploadId } = upload;
    try {
      await abandonUploads({ app }, parseScopeKey(tenantScope), { uploads: [upload], reason: 'expired' });
      ended += 1;
    } catch (error) {
      log.error({ error, uploadId }, 'an upload that was never completed could not be abandoned');
    }
  }
  return ended;
}
