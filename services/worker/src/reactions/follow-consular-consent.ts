import { hasEnded } from '@visaguard/domain';
import type { ConsentId, ScreeningId, TenantScope } from '@visaguard/kernel';
import { keepConsularNotes, purgeFormerNotes } from '../screening/consular-notes.ts';
import { loadScreening, type Screening } from '../screening/load-screening.ts';
import { purgeContent } from '../screening/purge-content.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

const pageSize = 100;

/**
 * After the applicant has asked for the consular section: what was read before that is noted now. What is read later is
 * noted as it is judged.
 */
export async function noteWhatWasRead(
  worker: WorkerDependencies,
  scope: TenantScope,
  consentId: ConsentId,
): Promise<void> {
  for await (const ordered of screeningsUnder(worker, scope, consentId)) {
    if (hasEnded(ordered) && ordered.kind !== 'completed' && ordered.kind !== 'partial') continue;
    for (const source of ordered.sources) {
      if (source.collected) await keepConsularNotes(worker, scope, { ordered, source });
    }
    // Was the screening closed meanwhile, its content went before these notes were kept.
    await purgeContent(worker, scope, ordered.screeningId);
  }
}

/** After the applicant wants it no longer (rule R2): what was noted is deleted. Notes of a later grant stay. */
export async function forgetNotes(worker: WorkerDependencies, scope: TenantScope, consentId: ConsentId): Promise<void> {
  for await (const ordered of screeningsUnder(worker, scope, consentId)) {
    await purgeFormerNotes(worker, scope, ordered);
  }
}

async function* screeningsUnder(
  worker: WorkerDependencies,
  scope: TenantScope,
  consentId: ConsentId,
): AsyncGenerator<Screening> {
  await worker.readModelsSettled();
  let startingAfter: string | null = null;
  for (;;) {
    const page = await worker.queries.screenings.list(scope, { consentId }, { limit: pageSize, startingAfter });
    for (const { screeningId } of page.rows) {
      yield await loadScreening(worker, { scope, screeningId: screeningId as ScreeningId });
    }
    if (!page.hasMore) return;
    startingAfter = page.rows.at(-1)?.screeningId ?? null;
  }
}
