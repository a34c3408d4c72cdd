import { execute, loadState } from '@visaguard/application';
import { type ArchiveInput, type ArchiveOutcome, readArchive } from '@visaguard/collection';
import {
  applicant,
  canonicalHandle,
  handle,
  type NormalisedPost,
  proveByArchive,
  proveHandle,
  recordCollected,
  type SourceState,
  screening,
} from '@visaguard/domain';
import { type EvidenceId, ok } from '@visaguard/kernel';
import { type ActivityContext, permanentFailure } from '@visaguard/orchestration';
import type { SourceRef } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { postsPerSourceMax } from './content-ids.ts';
import { endNotAssessed } from './end-source.ts';
import type { Screening } from './load-screening.ts';
import { reportProgress } from './progress-reporter.ts';
import { storePosts } from './store-posts.ts';

type Reading = { readonly ordered: Screening; readonly source: SourceState; readonly context: ActivityContext };

/**
 * Reads one account's export, proves whose it is (rule R7), and only then keeps its posts. Of an export that cannot be read
 * or is somebody else's nothing is kept.
 */
export async function collectArchive(
  worker: WorkerDependencies,
  ref: SourceRef,
  { ordered, source, context }: Reading,
): Promise<void> {
  const progress = reportProgress(worker, ref, 'collecting');
  const inputs = await openUploads(worker, ref, source);
  const posts: NormalisedPost[] = [];
  const reading = readArchive({
    inputs,
    platform: source.platform,
    window: ordered.window,
    postsMax: postsPerSourceMax,
    signal: context.signal,
    onProgress: ({ done, total }) => progress.report(total === 0 ? 0 : (done / total) * 45),
  });
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) posts.push(step.value);
  await progress.settled();
  const outcome = step.value;
  if (outcome.fault?.code === 'canceled') throw new Error('reading was interrupted');
  if (outcome.fault) return endNotAssessed(worker, ref, 'archive_invalid');

  const proof = await proveOwner(worker, ref, { ordered, source, outcome });
  if (proof.kind === 'mismatch') {
    if (proof.reason === 'recycled') await holdHandle(worker, ref, source, outcome);
    return endNotAssessed(worker, ref, proof.reason === 'recycled' ? 'not_proven' : 'archive_mismatch');
  }
  if (proof.kind === 'not_proven') return endNotAssessed(worker, ref, 'not_proven');
  const postBatches = await storePosts(worker, ref, ordered.applicantId, posts);
  await recordCollection(worker, ref, { source, outcome, postBatches, proof });
}

async function openUploads(worker: WorkerDependencies, ref: SourceRef, source: SourceState): Promise<ArchiveInput[]> {
  return Promise.all(
    source.uploads.map(async (evidenceId): Promise<ArchiveInput> => {
      const opened = await worker.app.evidence.openRandomAccess(ref.scope, evidenceId);
      if (opened.status === 'clear') return { kind: 'random_access', name: evidenceId, content: opened.value };
      throw permanentFailure(`upload_${opened.status}`, 'an uploaded part of the export cannot be read');
    }),
  );
}

type Read = { readonly ordered: Screening; readonly source: SourceState; readonly outcome: ArchiveOutcome };

async function proveOwner(worker: WorkerDependencies, ref: SourceRef, { ordered, source, outcome }: Read) {
  const [person, account] = await Promise.all([
    loadState(worker.app, ref.scope, { aggregate: applicant, streamId: ordered.applicantId }),
    loadState(worker.app, ref.scope, { aggregate: handle, streamId: source.handleId }),
  ]);
  if (person.state.kind === 'none' || account.state.kind === 'none' || account.state.canonical === null) {
    throw permanentFailure('applicant_erased', 'the applicant or the handle is gone');
  }
  const found = outcome.account;
  const canonical = found?.handle ? canonicalHandle(source.platform, found.handle) : null;
  return proveByArchive({
    declared: {
      handle: account.state.canonical,
      isProven: account.state.kind === 'proven',
      accountId: account.state.accountId,
      email: person.state.personal?.email ?? null,
      name: person.state.personal?.name ?? null,
    },
    archive: {
      handle: canonical?.ok ? canonical.value.canonical : null,
      accountId: found?.accountId ?? null,
      emails: found?.emails ?? [],
      name: found?.name ?? null,
    },
  });
}

/** A handle whose account id has changed belongs to somebody else now: it waits for a person (rule R7). */
async function holdHandle(worker: WorkerDependencies, ref: SourceRef, source: SourceState, outcome: ArchiveOutcome) {
  const step = { scope: ref.scope, process: 'screening', key: `${ref.sourceId}/hold_handle` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const account = await reader.load(handle, source.handleId);
      const decision = proveHandle(account.state, { identifiers: [], accountId: outcome.account?.accountId ?? null });
      return decision.ok ? ok({ changes: [{ on: account, events: decision.value }] }) : decision;
    }),
  );
}

type Collected = {
  readonly source: SourceState;
  readonly outcome: ArchiveOutcome;
  readonly postBatches: readonly EvidenceId[];
  readonly proof: { readonly identifiers: readonly string[]; readonly accountId: string | null };
};

/** Proof of the handle and the collected posts, recorded together. */
async function recordCollection(worker: WorkerDependencies, ref: SourceRef, collected: Collected): Promise<void> {
  const { source, outcome, postBatches, proof } = collected;
  const { entriesListed: _listed, media, likesDropped: _likes, ...counts } = outcome.counts;
  const step = { scope: ref.scope, process: 'screening', key: `${ref.sourceId}/collected` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const [target, account] = await Promise.all([
        reader.load(screening, ref.screeningId),
        reader.load(handle, source.handleId),
      ]);
      const proven = proveHandle(account.state, proof);
      if (!proven.ok) return proven;
      const recorded = recordCollected(target.state, {
        sourceId: ref.sourceId,
        postBatches,
        counts: { ...counts, ...media },
        windowReached: outcome.windowReached,
        limitReached: outcome.limitReached,
        gaps: [...new Set(outcome.gaps.map(({ code }) => code))],
        identifiers: proof.identifiers,
      });
      if (!recorded.ok) return recorded;
      return ok({
        changes: [
          { on: target, events: recorded.value },
          { on: account, events: proven.value },
        ],
      });
    }),
  );
}
