import { execute } from '@visaguard/application';
import { analysis, decideBatch, recordVotes } from '@visaguard/domain';
import { instant, ok, type PostId, sha256Hex } from '@visaguard/kernel';
import { runCommand } from '../run-command.ts';
import type { FamilyVotes } from './ask-family.ts';
import type { BatchPost } from './batch-posts.ts';
import type { PanelUse } from './judge-batch.ts';

export type Answer = { readonly batch: number; readonly family: string; readonly votes: FamilyVotes };

/** Records what a family has said of posts of a batch, and every call that it took. */
export async function record(use: PanelUse, answer: Answer): Promise<void> {
  const { batch, family, votes } = answer;
  // One family may be asked about two parts of a batch.
  const part = sha256Hex([...votes.opinions.keys()].join()).slice(0, 16);
  const key = `${use.ref.sourceId}/votes/${batch}/${family}/${part}`;
  const { replayed } = await recordUnder(use, key, answer);
  // Another attempt at this step was faster. Its votes stand; what this one asked was paid for all the same.
  if (replayed && votes.calls.length > 0) {
    const nonce = Buffer.from(use.worker.app.random(8)).toString('hex');
    await recordUnder(use, `${key}/again/${nonce}`, answer);
  }
}

function recordUnder({ worker, ref, analysisId }: PanelUse, key: string, { batch, family, votes }: Answer) {
  const { version, opinions, calls, quotesDropped } = votes;
  const entries = [...opinions];
  const seen = entries.flatMap(([postId, opinion]) =>
    opinion.kind === 'voted' ? opinion.seen.map((mark) => ({ postId, ...mark })) : [],
  );
  const posts = [...opinions.keys()];
  return runCommand(worker, { scope: ref.scope, process: 'screening', key }, (command) =>
    execute(worker.app, command, async (reader) => {
      const on = await reader.load(analysis, analysisId);
      const decision = recordVotes(on.state, {
        ...{ analysisId, batch, family, version, posts, seen, noVotes: noVotesOf(opinions), calls, quotesDropped },
        recordedAt: command.at,
      });
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    }),
  );
}

export function noVotesOf(opinions: FamilyVotes['opinions']): { readonly postId: PostId; readonly code: string }[] {
  return [...opinions].flatMap(([postId, opinion]) =>
    opinion.kind === 'no_vote' ? [{ postId, code: opinion.reason }] : [],
  );
}

/** Decides a batch whose votes are all on record. */
export async function decide(
  { worker, ref, analysisId }: PanelUse,
  batch: number,
  judged: readonly BatchPost[],
): Promise<void> {
  const posts = judged.map(({ postId, kind, injectionSuspected }) => ({ postId, kind, injectionSuspected }));
  const step = { scope: ref.scope, process: 'screening', key: `${ref.sourceId}/decided/${batch}` };
  await runCommand(worker, step, (command) =>
    execute(worker.app, command, async (reader) => {
      const on = await reader.load(analysis, analysisId);
      const decision = decideBatch(on.state, { batch, posts, at: instant(worker.app.clock) });
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    }),
  );
}
