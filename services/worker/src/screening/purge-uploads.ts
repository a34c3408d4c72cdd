import { execute } from '@visaguard/application';
import { handle, purgeArchive, type SourceState } from '@visaguard/domain';
import { ok } from '@visaguard/kernel';
import type { SourceRef } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

/** Deletes the uploaded export as soon as its posts were read: most of it was never needed. */
export async function purgeUploads(worker: WorkerDependencies, ref: SourceRef, source: SourceState): Promise<void> {
  for (const evidenceId of source.uploads) {
    await worker.app.evidence.purge(ref.scope, evidenceId, { reason: 'read' });
    await runCommand(
      worker,
      { scope: ref.scope, process: 'screening', key: `${ref.sourceId}/purged/${evidenceId}` },
      (command) =>
        execute(worker.app, command, async (reader) => {
          const account = await reader.load(handle, source.handleId);
          const decision = purgeArchive(account.state, { evidenceId, reason: 'read' });
          return decision.ok ? ok({ changes: [{ on: account, events: decision.value }] }) : decision;
        }),
    );
  }
}
