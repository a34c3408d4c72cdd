import { execute } from '@visaguard/application';
import { type ArchivePurged, handle, purgeArchive } from '@visaguard/domain';
import { type EvidenceId, type HandleId, ok, type TenantScope } from '@visaguard/kernel';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

export type UploadsToPurge = {
  readonly handleId: HandleId;
  readonly uploads: readonly EvidenceId[];
  readonly reason: ArchivePurged['data']['reason'];
};

/**
 * Deletes uploaded parts of an export and takes them off their handle, so that no later order counts on them. Safe to
 * repeat: what is gone already stays gone and is told once.
 */
export async function purgeUploads(
  worker: Pick<WorkerDependencies, 'app'>,
  scope: TenantScope,
  { handleId, uploads, reason }: UploadsToPurge,
): Promise<void> {
  for (const evidenceId of uploads) {
    await worker.app.evidence.purge(scope, evidenceId, { reason });
    await runCommand(worker, { scope, process: 'uploads', key: `${evidenceId}/purged` }, (command) =>
      execute(worker.app, command, async (reader) => {
        const account = await reader.load(handle, handleId);
        const decision = purgeArchive(account.state, { evidenceId, reason });
        return decision.ok ? ok({ changes: [{ on: account, events: decision.value }] }) : decision;
      }),
    );
  }
}
