import { loadState } from '@visaguard/application';
import { handle, isRead, report } from '@visaguard/domain';
import type { EvidenceId, ScreeningId, TenantScope } from '@visaguard/kernel';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { consularNotesIdsOf } from './consular-notes.ts';
import { contentIdsOf, reportIdOf, reportStages, viewIdsOf, workingIdsOf } from './content-ids.ts';
import { loadScreening, type Screening } from './load-screening.ts';
import { purgeUploads } from './purge-uploads.ts';

/**
 * Deletes what serves no purpose any more once a screening is over. Closed (rules R2, R3): everything. Canceled or
 * failed: posts, analyses and what was read of the uploads; a report that the applicant was given stays the applicant's.
 * The uploads of a canceled one go too, while those that a failed one never read may be ordered again. Any other
 * screening is left alone. Safe to repeat.
 */
export async function purgeContent(
  worker: WorkerDependencies,
  scope: TenantScope,
  screeningId: ScreeningId,
): Promise<void> {
  const state = await loadScreening(worker, { scope, screeningId });
  switch (state.kind) {
    case 'closed':
      await purgeAll(worker, scope, { ids: await closedIdsOf(worker, scope, state), reason: 'consent_withdrawn' });
      for (const source of state.sources) await purgeUploads(worker, scope, { ...source, reason: 'consent_withdrawn' });
      return;
    case 'canceled':
      await purgeAll(worker, scope, { ids: await unreportedIdsOf(worker, scope, state), reason: 'screening_canceled' });
      await purgeOrdered(worker, scope, state);
      return;
    case 'failed':
      await purgeAll(worker, scope, { ids: await unreportedIdsOf(worker, scope, state), reason: 'screening_failed' });
      for (const source of state.sources.filter(isRead))
        await purgeUploads(worker, scope, { ...source, reason: 'read' });
      return;
  }
}

type Doomed = { readonly ids: readonly EvidenceId[]; readonly reason: string };

async function purgeAll(worker: WorkerDependencies, scope: TenantScope, { ids, reason }: Doomed): Promise<void> {
  for (const evidenceId of await worker.app.evidence.held(scope, ids))
    await worker.app.evidence.purge(scope, evidenceId, { reason });
}

async function closedIdsOf(worker: WorkerDependencies, scope: TenantScope, state: Screening): Promise<EvidenceId[]> {
  return [...contentIdsOf(state), ...(await consularNotesIdsOf(worker, scope, state))];
}

/** All but the views of reports on record. */
async function unreportedIdsOf(
  worker: WorkerDependencies,
  scope: TenantScope,
  state: Screening,
): Promise<EvidenceId[]> {
  const ids = [...workingIdsOf(state), ...(await consularNotesIdsOf(worker, scope, state))];
  for (const stage of reportStages) {
    const streamId = reportIdOf(state.screeningId, stage);
    const built = (await loadState(worker.app, scope, { aggregate: report, streamId })).state;
    if (built.kind === 'none') ids.push(...viewIdsOf(state, stage));
  }
  return ids;
}

/** Not what another screening has ordered since. */
async function purgeOrdered(worker: WorkerDependencies, scope: TenantScope, state: Screening): Promise<void> {
  for (const source of state.sources) {
    const account = (await loadState(worker.app, scope, { aggregate: handle, streamId: source.handleId })).state;
    if (account.kind === 'none' || account.lastOrder?.screeningId !== state.screeningId) continue;
    // The row of the content keeps why; the handle's event, whose form is frozen, says that its time is over.
    await purgeAll(worker, scope, { ids: source.uploads, reason: 'screening_canceled' });
    await purgeUploads(worker, scope, { ...source, reason: 'expired' });
  }
}
