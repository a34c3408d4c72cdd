import { execute, loadState } from '@visaguard/application';
import { blockReport, closeScreening, report, screening } from '@visaguard/domain';
import { deriveId, type EvidenceId, ok, type ScreeningId, type TenantScope } from '@visaguard/kernel';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

const pageSize = 100;

/**
 * After a consent was withdrawn (rules R2, R3): reports are blocked first, so that reading ends at once; then the
 * screenings are closed and what was read is deleted.
 */
export async function closeWithdrawn(
  worker: WorkerDependencies,
  scope: TenantScope,
  consentId: string,
): Promise<readonly ScreeningId[]> {
  await worker.readModelsSettled();
  const closed: ScreeningId[] = [];
  let startingAfter: string | null = null;
  for (;;) {
    const page = await worker.queries.screenings.list(scope, { consentId }, { limit: pageSize, startingAfter });
    for (const row of page.rows) {
      const screeningId = row.screeningId as ScreeningId;
      await closeOne(worker, scope, screeningId);
      closed.push(screeningId);
    }
    if (!page.hasMore) return closed;
    startingAfter = page.rows.at(-1)?.screeningId ?? null;
  }
}

async function closeOne(worker: WorkerDependencies, scope: TenantScope, screeningId: ScreeningId): Promise<void> {
  for (const stage of ['reviewed', 'provisional']) {
    const reportId = deriveId('report', [screeningId, stage]);
    await runCommand(worker, { scope, process: 'withdrawal', key: `${reportId}/block` }, (command) =>
      execute(worker.app, command, async (reader) => {
        const target = await reader.load(report, reportId);
        if (target.state.kind === 'none') return ok({ changes: [] });
        const decision = blockReport(target.state, { at: command.at });
        return decision.ok ? ok({ changes: [{ on: target, events: decision.value }] }) : decision;
      }),
    );
  }
  await runCommand(worker, { scope, process: 'withdrawal', key: `${screeningId}/close` }, (command) =>
    execute(worker.app, command, async (reader) => {
      const target = await reader.load(screening, screeningId);
      const decision = closeScreening(target.state, { at: command.at });
      return decision.ok ? ok({ changes: [{ on: target, events: decision.value }] }) : decision;
    }),
  );
  for (const evidenceId of await contentOf(worker, scope, screeningId)) {
    await worker.app.evidence.purge(scope, evidenceId, { reason: 'consent_withdrawn' });
  }
}

async function contentOf(
  worker: WorkerDependencies,
  scope: TenantScope,
  screeningId: ScreeningId,
): Promise<EvidenceId[]> {
  const { state } = await loadState(worker.app, scope, { aggregate: screening, streamId: screeningId });
  if (state.kind === 'none') return [];
  const views = ['reviewed', 'provisional'].flatMap((stage) => {
    const reportId = deriveId('report', [screeningId, stage]);
    return ['private', 'requester'].map((view) => deriveId('evidence', [reportId, view]));
  });
  const perSource = state.sources.flatMap((source) => [
    ...source.uploads,
    ...(source.collected?.postBatches ?? []),
    ...(source.assessed?.analysisId ? [source.assessed.analysisId] : []),
  ]);
  return [...views, ...perSource];
}
