import {
  type AnalysisId,
  emptyMap,
  hasKey,
  type PersistentMap,
  type PostId,
  valueAt,
  withEntry,
} from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { Opinion } from '../consensus/opinion.ts';
import type { Panel, PostVerdict } from '../consensus/panel.ts';
import type { AnalysisEvent, AnalysisStarted, BatchDecided, PanelVoter, VotesRecorded } from './events.ts';

/** A family's opinion with the version that it was given under. */
export type RecordedOpinion = Opinion & { readonly version: string };
export type RecordedOpinions = Readonly<Record<string, RecordedOpinion>>;

export type RunningAnalysis = {
  readonly kind: 'running' | 'completed';
  readonly analysisId: AnalysisId;
  readonly panel: Panel;
  /** The versions under which the analysis started. */
  readonly voters: readonly PanelVoter[];
  readonly batches: number;
  readonly postsPerBatch: number;
  readonly opinions: PersistentMap<PostId, RecordedOpinions>;
  readonly verdicts: PersistentMap<PostId, PostVerdict>;
  readonly injectionSuspected: PersistentMap<PostId, true>;
  readonly decidedBatches: PersistentMap<string, true>;
};

export type AnalysisState = { readonly kind: 'none' } | RunningAnalysis;

/** The judgement of one source's posts by a panel of voters: who said what, and what it came to. */
export const analysis: Aggregate<AnalysisState, AnalysisEvent> = {
  category: 'analysis',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'analysis.started') return started(event.data);
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'analysis.votes_recorded':
        return { ...state, opinions: withVotes(state.opinions, event.data) };
      case 'analysis.batch_decided':
        return withVerdicts(state, event.data);
      case 'analysis.completed':
        return { ...state, kind: 'completed' };
    }
  },
};

export function isBatchDecided(state: RunningAnalysis, batch: number): boolean {
  return hasKey(state.decidedBatches, String(batch));
}

export type SupposedNoVotes = Pick<VotesRecorded['data'], 'family' | 'version' | 'noVotes'>;

/** The state as it would be if these families gave no vote, where no opinion of theirs is on record. */
export function supposing(state: RunningAnalysis, supposed: readonly SupposedNoVotes[]): RunningAnalysis {
  const isOpen = (family: string) => (postId: PostId) => valueAt(state.opinions, postId)?.[family] === undefined;
  const opinions = supposed.reduce((all, votes) => {
    const posts = votes.noVotes.map(({ postId }) => postId).filter(isOpen(votes.family));
    return withVotes(all, { ...votes, posts, seen: [] });
  }, state.opinions);
  return { ...state, opinions };
}

function started({ analysisId, panel, voters, batches, postsPerBatch }: AnalysisStarted['data']): RunningAnalysis {
  return {
    ...{ kind: 'running', analysisId, voters, batches, postsPerBatch },
    panel: { kind: panel, families: voters.map(({ family }) => family) },
    ...{ opinions: emptyMap(), verdicts: emptyMap(), injectionSuspected: emptyMap(), decidedBatches: emptyMap() },
  };
}

type VotesOnPosts = Pick<VotesRecorded['data'], 'family' | 'version' | 'posts' | 'seen' | 'noVotes'>;

function withVotes(opinions: RunningAnalysis['opinions'], votes: VotesOnPosts): RunningAnalysis['opinions'] {
  const { family, version, seen, noVotes } = votes;
  return votes.posts.reduce((all, postId) => {
    const noVote = noVotes.find((each) => each.postId === postId);
    const marks = seen.filter((each) => each.postId === postId).map(({ postId: _id, ...mark }) => mark);
    const opinion: RecordedOpinion = noVote
      ? { kind: 'no_vote', reason: noVote.code, version }
      : { kind: 'voted', seen: marks, version };
    return withEntry(all, postId, { ...valueAt(all, postId), [family]: opinion });
  }, opinions);
}

function withVerdicts(state: RunningAnalysis, decided: BatchDecided['data']): RunningAnalysis {
  const verdicts = decided.posts.reduce((all, postId) => {
    const reason = decided.notAssessed.find((each) => each.postId === postId)?.code;
    const found = decided.found.filter((each) => each.postId === postId).map(({ postId: _id, ...verdict }) => verdict);
    const verdict: PostVerdict = reason ? { kind: 'not_assessed', reason } : { kind: 'judged', found };
    return withEntry(all, postId, verdict);
  }, state.verdicts);
  const suspected = decided.injectionSuspected;
  return {
    ...state,
    verdicts,
    injectionSuspected: suspected.reduce((all, postId) => withEntry(all, postId, true), state.injectionSuspected),
    decidedBatches: withEntry(state.decidedBatches, String(decided.batch), true),
  };
}
