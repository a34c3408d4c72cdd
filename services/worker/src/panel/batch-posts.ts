import { assessPost } from '@visaguard/assessment';
import type { NormalisedPost, Opinion, PostOnPanel } from '@visaguard/domain';
import { maskForAnalysis } from '@visaguard/intelligence';
import { deriveId, type EvidenceId, type Instant, type SourceId, type TenantScope } from '@visaguard/kernel';
import { postsPerBatch as postsKeptTogether } from '../screening/content-ids.ts';
import { readJsonEvidence } from '../screening/read-json-evidence.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

/** A post that a panel judges: as its voters may see it (rule R9), with the vote of the analyser that is built in. */
export type BatchPost = PostOnPanel & {
  /** Names, handles and addresses masked; places in it are places in the post. */
  readonly maskedText: string;
  readonly createdAt: Instant;
  readonly builtIn: Opinion;
};

export type BatchesOf = {
  readonly scope: TenantScope;
  readonly sourceId: SourceId;
  readonly postBatches: readonly EvidenceId[];
  readonly postsPerBatch: number;
};

/** How many batches the posts of a source are put before a panel in. */
export async function countBatches(worker: WorkerDependencies, of: BatchesOf): Promise<number> {
  const last = of.postBatches.at(-1);
  if (last === undefined) return 0;
  const rest = (await readJsonEvidence<readonly NormalisedPost[]>(worker, of.scope, last)).length;
  return (of.postBatches.length - 1) * perKept(of) + Math.ceil(rest / of.postsPerBatch);
}

/** Reads batches of posts, those that are kept together once for all batches that are asked for one after another. */
export function batchReader(worker: WorkerDependencies, of: BatchesOf): (batch: number) => Promise<BatchPost[]> {
  let kept: { readonly id: EvidenceId; readonly posts: Promise<readonly NormalisedPost[]> } | null = null;
  return async (batch) => {
    const id = of.postBatches[Math.floor(batch / perKept(of))];
    if (id === undefined) throw new Error('there is no such batch');
    if (kept?.id !== id) kept = { id, posts: readJsonEvidence<readonly NormalisedPost[]>(worker, of.scope, id) };
    const start = (batch % perKept(of)) * of.postsPerBatch;
    const posts = (await kept.posts).slice(start, start + of.postsPerBatch);
    return posts.flatMap((post) => judgeable(of.sourceId, post));
  };
}

const perKept = ({ postsPerBatch }: BatchesOf) => Math.ceil(postsKeptTogether / postsPerBatch);

/** A post without a date or without words is put before nobody. */
function judgeable(sourceId: SourceId, { nativeId, text, kind, createdAt }: NormalisedPost): BatchPost[] {
  if (createdAt === null) return [];
  const alone = assessPost({ text, kind, createdAt });
  if (alone.status === 'not_assessed' && alone.reason !== 'unsupported_language') return [];
  const seen = alone.findings.map(({ category, severity, start, end }) => ({ category, severity, start, end }));
  const builtIn: Opinion =
    alone.status === 'assessed' ? { kind: 'voted', seen } : { kind: 'no_vote', reason: 'unsupported_language' };
  const postId = deriveId('post', [sourceId, nativeId]);
  const { injectionSuspected } = alone;
  return [{ postId, kind, createdAt, injectionSuspected, maskedText: maskForAnalysis(text).text, builtIn }];
}
