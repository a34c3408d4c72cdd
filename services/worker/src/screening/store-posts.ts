import type { NormalisedPost } from '@visaguard/domain';
import type { EvidenceId } from '@visaguard/kernel';
import { permanentFailure } from '@visaguard/orchestration';
import type { SourceRef } from '@visaguard/workflow-screening';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { postBatchIdOf, postsPerBatch } from './content-ids.ts';

/** Keeps the posts of a source, encrypted under the applicant's key, in batches under ids that follow from its own. */
export async function storePosts(
  worker: WorkerDependencies,
  ref: SourceRef,
  subject: string,
  posts: readonly NormalisedPost[],
): Promise<EvidenceId[]> {
  const batches: EvidenceId[] = [];
  for (let at = 0; at < posts.length; at += postsPerBatch) {
    const id = postBatchIdOf(ref.sourceId, at / postsPerBatch);
    const content = Buffer.from(JSON.stringify(posts.slice(at, at + postsPerBatch)));
    const meta = { id, subject, kind: 'posts', contentType: 'application/json' } as const;
    const stored = await worker.app.evidence.put(ref.scope, meta, content);
    if (!stored.ok) throw permanentFailure(stored.error.code, 'the posts could not be kept');
    batches.push(id);
  }
  return batches;
}
