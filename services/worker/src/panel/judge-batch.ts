import { loadState } from '@visaguard/application';
import { builtInVoter } from '@visaguard/assessment';
import {
  analysis,
  familiesToAsk,
  isBatchDecided,
  type Opinion,
  postsOutOfVotes,
  type RunningAnalysis,
  supposing,
} from '@visaguard/domain';
import type { AnalysisId, PostId } from '@visaguard/kernel';
import type { SourceRef } from '@visaguard/workflow-screening';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { askFamily, type FamilyVotes, unavailable } from './ask-family.ts';
import type { BatchPost } from './batch-posts.ts';
import { type AwayVotes, ofPosts, partedVotes } from './heard-votes.ts';
import type { SourcePanel } from './panels.ts';
import { allOf, type Places } from './places.ts';
import { decide, noVotesOf, record } from './record-votes.ts';
import { tallyOf } from './tally-votes.ts';

export type PanelUse = {
  readonly worker: WorkerDependencies;
  readonly ref: SourceRef;
  readonly analysisId: AnalysisId;
  /** Null: the keys that the analysis began with are gone. */
  readonly panel: SourcePanel | null;
  readonly signal: AbortSignal;
  /** Whether posts may still be put before somebody (rules R1, R2). */
  readonly mayAsk: () => Promise<boolean>;
  /** So long the source may still wait for services that are away for now. */
  readonly waitMsLeft: number;
  /** What is written to the stream of the analysis is written one after another. */
  readonly inTurn: Places;
};

/** `waitMs`: some posts wait for a service that may be back after so long. */
export type Judged = 'decided' | 'stopped' | { readonly waitMs: number };

type Batch = { readonly batch: number; readonly posts: readonly BatchPost[] };

/**
 * Has one batch of posts voted on and decided. Every answer is on record before the next question, so that who comes
 * after a crash asks only for what is missing. Where a service is away for now, another family takes its place at once;
 * posts that would have too few votes without it wait, as long as the source may.
 */
export async function judgeBatch(use: PanelUse, { batch, posts }: Batch): Promise<Judged> {
  const away: AwayVotes[] = [];
  for (;;) {
    const state = supposed(await loadAnalysis(use), away);
    if (isBatchDecided(state, batch)) return 'decided';
    const asks = [...familiesToAsk(state, posts)];
    if (asks.length === 0) break;
    use.signal.throwIfAborted();
    if (!(await use.mayAsk())) return 'stopped';
    await allOf(
      asks.map(async ([family, ids]) => {
        const about = posts.filter(({ postId }) => ids.includes(postId));
        const inPlace = voterOf(use, family)?.inPlace ?? atOnce;
        await inPlace(async () => {
          const votes = await votesOf(use, state, { family, posts: about });
          const parted = partedVotes(family, votes, use.signal);
          if (parted.away) away.push(parted.away);
          await note(use, { batch, family, votes: parted.heard });
        });
      }),
    );
    use.signal.throwIfAborted();
  }
  const waitMs = await settleAway(use, { batch, posts }, away);
  if (waitMs !== null) return { waitMs };
  await use.inTurn(() => decide(use, batch, posts));
  return 'decided';
}

export async function loadAnalysis({ worker, ref, analysisId }: PanelUse): Promise<RunningAnalysis> {
  const { state } = await loadState(worker.app, ref.scope, { aggregate: analysis, streamId: analysisId });
  if (state.kind === 'none') throw new Error('the analysis was not started');
  return state;
}

function supposed(state: RunningAnalysis, away: readonly AwayVotes[]): RunningAnalysis {
  const noVotes = away.map(({ family, votes }) => {
    return { family, version: votes.version, noVotes: noVotesOf(votes.opinions) };
  });
  return supposing(state, noVotes);
}

/**
 * Puts on record that families which are away gave no vote, but for the posts that wait for them: those that would not be
 * assessed else. Null: none waits.
 */
async function settleAway(use: PanelUse, { batch, posts }: Batch, away: readonly AwayVotes[]): Promise<number | null> {
  if (away.length === 0) return null;
  const waitMs = Math.max(1, Math.min(...away.map(({ backAfterMs }) => backAfterMs)));
  const mayWait = waitMs <= use.waitMsLeft;
  const state = supposed(await loadAnalysis(use), away);
  const out = mayWait ? postsOutOfVotes(state, posts) : [];
  const waiting = new Set(out.filter((postId) => away.some(({ votes }) => votes.opinions.has(postId))));
  for (const { family, votes } of away) {
    await note(use, { batch, family, votes: ofPosts(votes, (postId) => !waiting.has(postId)) });
  }
  return waiting.size > 0 ? waitMs : null;
}

/** Counts and records what a family has said, where it said anything. */
async function note(
  use: PanelUse,
  answer: { readonly batch: number; readonly family: string; readonly votes: FamilyVotes },
): Promise<void> {
  const { family, votes } = answer;
  if (votes.opinions.size === 0 && votes.calls.length === 0) return;
  if (family !== builtInVoter.family) use.worker.panels.onVotes(tallyOf(family, votes));
  await use.inTurn(() => record(use, answer));
}

const voterOf = ({ panel }: PanelUse, family: string) => panel?.voters.find((voter) => voter.family === family);

const atOnce: Places = (call) => call();

type Question = { readonly family: string; readonly posts: readonly BatchPost[] };

async function votesOf(use: PanelUse, state: RunningAnalysis, { family, posts }: Question): Promise<FamilyVotes> {
  if (family === builtInVoter.family) {
    const opinions = new Map(posts.map(({ postId, builtIn }): [PostId, Opinion] => [postId, builtIn]));
    return { version: builtInVoter.version, opinions, calls: [], quotesDropped: 0 };
  }
  const { worker, panel, signal } = use;
  const voter = voterOf(use, family);
  if (!panel || !voter) {
    const version = state.voters.find((each) => each.family === family)?.version ?? 'unknown';
    return unavailable(version, posts);
  }
  return askFamily({ voter, purse: panel.purse, random: worker.app.random, signal }, posts);
}
