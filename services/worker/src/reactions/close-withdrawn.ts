import { loadState } from '@visaguard/application';
import { type ConsentWithdrawn, handle } from '@visaguard/domain';
import type { HandleId, ScreeningId, TenantScope } from '@visaguard/kernel';
import { asProjected } from '@visaguard/read-models';
import { closeScreening } from '../screening/close-screening.ts';
import { purgeUploads } from '../screening/purge-uploads.ts';
import { abandonUploads } from '../uploads/abandon-uploads.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

const pageSize = 100;

/**
 * After a consent was withdrawn (rules R2, R3): every screening under it is closed, its reports are blocked, and what
 * was read is deleted; so is what was uploaded under it and never read.
 */
export async function closeWithdrawn(
  worker: WorkerDependencies,
  scope: TenantScope,
  withdrawn: ConsentWithdrawn['data'],
): Promise<readonly ScreeningId[]> {
  await worker.readModelsSettled();
  const closed: ScreeningId[] = [];
  const { consentId } = withdrawn;
  let startingAfter: string | null = null;
  for (;;) {
    const page = await worker.queries.screenings.list(scope, { consentId }, { limit: pageSize, startingAfter });
    for (const row of page.rows) {
      const screeningId = row.screeningId as ScreeningId;
      await closeScreening(worker, scope, screeningId);
      closed.push(screeningId);
    }
    if (!page.hasMore) break;
    startingAfter = page.rows.at(-1)?.screeningId ?? null;
  }
  const uploads = await worker.queries.openUploads.underConsent(scope, consentId);
  await abandonUploads(worker, scope, { uploads, reason: 'consent_withdrawn' });
  await purgeUnread(worker, scope, withdrawn);
  return closed;
}

async function purgeUnread(
  worker: WorkerDependencies,
  scope: TenantScope,
  { consentId, applicantId }: ConsentWithdrawn['data'],
): Promise<void> {
  for (const row of await worker.queries.handles.ofApplicant(scope, applicantId)) {
    const handleId = row.handleId as HandleId;
    const { state } = await loadState(worker.app, scope, { aggregate: handle, streamId: handleId });
    if (state.kind === 'none' || state.archives.length === 0) continue;
    const { events } = await worker.app.events.load(scope, handleId);
    const givenUnderIt = events
      .map(asProjected)
      .flatMap((event) => (event.type === 'handle.archive_attached' ? [event.data] : []))
      .filter((attached) => attached.consentId === consentId && state.archives.includes(attached.evidenceId));
    const uploads = givenUnderIt.map(({ evidenceId }) => evidenceId);
    await purgeUploads(worker, scope, { handleId, uploads, reason: 'consent_withdrawn' });
  }
}
