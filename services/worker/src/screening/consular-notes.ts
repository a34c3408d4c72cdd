import { loadState } from '@visaguard/application';
import {
  consent,
  consularConsent,
  consularConsentStream,
  consularNotesId,
  consularSectionStands,
  handle,
  type NormalisedPost,
  type Platform,
  type SourceState,
} from '@visaguard/domain';
import { type ConsularNotes, takeConsularNotes } from '@visaguard/intelligence';
import { type ConsentId, type EvidenceId, instant, type TenantScope } from '@visaguard/kernel';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import type { Screening } from './load-screening.ts';
import { readJsonEvidence } from './read-json-evidence.ts';

type Of = { readonly ordered: Screening; readonly source: SourceState };

/**
 * Where the applicant has asked for the consular section, notes what the posts of this source say on its topics, and
 * keeps that under the applicant's key as evidence of its own kind. It goes into no analysis, no finding, no event and
 * no report. Without that consent nothing is computed. Does it go meanwhile, what was kept goes again.
 */
export async function keepConsularNotes(worker: WorkerDependencies, scope: TenantScope, of: Of): Promise<void> {
  const { standing } = await grantsOf(worker, scope, of.ordered.consentId);
  if (standing !== null) {
    const meta = {
      id: consularNotesId(of.source.sourceId, standing),
      subject: of.ordered.applicantId,
      kind: 'consular_notes',
      contentType: 'application/json',
    } as const;
    const notes = await takeNotes(worker, scope, of);
    // Refused where the grant was withdrawn just now, or where another account was declared since notes were taken:
    // what is kept stays as it is.
    await worker.app.evidence.put(scope, meta, Buffer.from(JSON.stringify(notes)));
  }
  await purgeFormerNotes(worker, scope, of.ordered);
}

type Grants = { readonly count: number; readonly standing: number | null };

/** How often the section was asked for, and the number of the grant that stands now. */
async function grantsOf(worker: WorkerDependencies, scope: TenantScope, consentId: ConsentId): Promise<Grants> {
  const streamId = consularConsentStream(consentId);
  const [asked, given] = await Promise.all([
    loadState(worker.app, scope, { aggregate: consularConsent, streamId }),
    loadState(worker.app, scope, { aggregate: consent, streamId: consentId }),
  ]);
  const stands = consularSectionStands(asked.state, given.state, instant(worker.app.clock));
  return { count: asked.state.grants, standing: stands ? asked.state.grants : null };
}

async function takeNotes(
  worker: WorkerDependencies,
  scope: TenantScope,
  { ordered, source }: Of,
): Promise<ConsularNotes> {
  const declared = await declaredAccounts(worker, scope, ordered);
  const taking = takeConsularNotes({ platform: source.platform, declared });
  for (const batchId of source.collected?.postBatches ?? []) {
    for (const post of await readJsonEvidence<readonly NormalisedPost[]>(worker, scope, batchId)) taking.add(post);
  }
  return taking.finish();
}

type Account = { readonly platform: Platform; readonly handle: string };

async function declaredAccounts(
  worker: WorkerDependencies,
  scope: TenantScope,
  { applicantId }: Screening,
): Promise<Account[]> {
  await worker.readModelsSettled();
  const accounts: Account[] = [];
  for (const { handleId } of await worker.queries.handles.ofApplicant(scope, applicantId)) {
    const { state } = await loadState(worker.app, scope, { aggregate: handle, streamId: handleId });
    if (state.kind !== 'none' && state.canonical !== null) {
      accounts.push({ platform: state.platform, handle: state.canonical });
    }
  }
  return accounts;
}

/** Deletes what was noted of this screening under grants that stand no longer. Safe to repeat. */
export async function purgeFormerNotes(worker: WorkerDependencies, scope: TenantScope, of: Screening): Promise<void> {
  const { count, standing } = await grantsOf(worker, scope, of.consentId);
  const former = numbersTo(count).filter((grant) => grant !== standing);
  for (const evidenceId of await worker.app.evidence.held(scope, notesIds(of, former))) {
    await worker.app.evidence.purge(scope, evidenceId, { reason: 'consent_withdrawn' });
  }
}

/** Wherever a step of this screening may have kept notes, whatever stands. */
export async function consularNotesIdsOf(
  worker: WorkerDependencies,
  scope: TenantScope,
  screening: Screening,
): Promise<EvidenceId[]> {
  const { count } = await grantsOf(worker, scope, screening.consentId);
  return notesIds(screening, numbersTo(count));
}

function notesIds({ sources }: Screening, grants: readonly number[]): EvidenceId[] {
  return sources.flatMap(({ sourceId }) => grants.map((grant) => consularNotesId(sourceId, grant)));
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_none, nth) => nth + 1);
}
