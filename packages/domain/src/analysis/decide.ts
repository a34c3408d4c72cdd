import { type Instant, keysOf, ok, type PostId, type Refusal, type Result, refuse, valueAt } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import { type PanelStep, type PostVerdict, panelStep } from '../consensus/panel.ts';
import { hasAnchor, severityWithoutAnchor } from '../severity.ts';
import type { PostKind } from '../vocabulary.ts';
import type { AnalysisEvent, AnalysisStarted, BatchDecided, VotesRecorded } from './events.ts';
import { type AnalysisState, isBatchDecided, type RunningAnalysis } from './state.ts';

/** What of a post the rules of a panel look at, beside the votes on it. */
export type PostOnPanel = {
  readonly postId: PostId;
  readonly kind: PostKind;
  readonly injectionSuspected: boolean;
};

/** Who is on the panel is settled by the first who starts it. */
export function startAnalysis(state: AnalysisState, command: AnalysisStarted['data']): Decision<AnalysisEvent> {
  if (state.kind !== 'none') return ok([]);
  return ok([{ type: 'analysis.started', data: command }]);
}

/** The families that are to be asked now, each about which posts of a batch. Empty: the batch can be decided. */
export function familiesToAsk(
  state: RunningAnalysis,
  posts: readonly PostOnPanel[],
): ReadonlyMap<string, readonly PostId[]> {
  const asks = new Map<string, PostId[]>();
  for (const post of posts) {
    const step = stepOf(state, post);
    if (step.kind !== 'ask') continue;
    for (const family of step.families) asks.set(family, [...(asks.get(family) ?? []), post.postId]);
  }
  return asks;
}

/** Posts that nobody is left to be asked about, and that have too few votes: they would not be assessed. */
export function postsOutOfVotes(state: RunningAnalysis, posts: readonly PostOnPanel[]): readonly PostId[] {
  const isOut = (step: PanelStep) => step.kind === 'decided' && step.verdict.kind === 'not_assessed';
  return posts.filter((post) => isOut(stepOf(state, post))).map(({ postId }) => postId);
}

/** The first vote of a family on a post stands: what it says again is no further vote. */
export function recordVotes(state: AnalysisState, command: VotesRecorded['data']): Decision<AnalysisEvent> {
  const running = onRecord(state);
  if (!running.ok) return running;
  const { panel, opinions } = running.value;
  if (!panel.families.includes(command.family)) {
    return refuse('family_not_on_panel', 'Only families that are on the panel vote.', { rule: 'R12' });
  }
  const isNew = ({ postId }: { readonly postId: PostId }) => posts.includes(postId);
  const posts = command.posts.filter((postId) => valueAt(opinions, postId)?.[command.family] === undefined);
  if (posts.length === 0 && command.calls.length === 0) return ok([]);
  const seen = command.seen.filter(isNew);
  if (seen.some(({ start, end }) => !(start >= 0 && end > start))) {
    return refuse('vote_without_quote', 'A vote for a category marks the words that it is about.', { rule: 'R12' });
  }
  if (seen.some(({ category, severity }) => !hasAnchor(category, severity))) return severityWithoutAnchor();
  const noVotes = command.noVotes.filter(isNew);
  return ok([{ type: 'analysis.votes_recorded', data: { ...command, posts, seen, noVotes } }]);
}

export type DecideBatch = {
  readonly batch: number;
  readonly posts: readonly PostOnPanel[];
  readonly at: Instant;
};

/** Only once every vote that the panel's rules ask for is on record. */
export function decideBatch(state: AnalysisState, { batch, posts, at }: DecideBatch): Decision<AnalysisEvent> {
  const running = onRecord(state);
  if (!running.ok) return running;
  if (isBatchDecided(running.value, batch)) return ok([]);
  const found: BatchDecided['data']['found'][number][] = [];
  const notAssessed: BatchDecided['data']['notAssessed'][number][] = [];
  for (const post of posts) {
    const step = stepOf(running.value, post);
    if (step.kind === 'ask') return refuse('votes_missing', 'A vote that the panel asks for is not on record.');
    const { postId } = post;
    const { verdict } = step;
    if (verdict.kind === 'not_assessed') notAssessed.push({ postId, code: verdict.reason });
    else found.push(...verdict.found.map((each) => ({ postId, ...each })));
  }
  const suspected = posts.filter((post) => post.injectionSuspected).map(({ postId }) => postId);
  const { analysisId } = running.value;
  const data = {
    ...{ analysisId, batch, posts: posts.map(({ postId }) => postId), found, notAssessed },
    ...{ injectionSuspected: suspected, decidedAt: at },
  };
  return ok([{ type: 'analysis.batch_decided', data }]);
}

export function completeAnalysis(state: AnalysisState, { at }: { readonly at: Instant }): Decision<AnalysisEvent> {
  const running = onRecord(state);
  if (!running.ok) return running;
  const { kind, analysisId, batches, decidedBatches, verdicts } = running.value;
  if (kind === 'completed') return ok([]);
  if (decidedBatches.size < batches) return refuse('batches_undecided', 'A batch is not decided yet.');
  const all = keysOf(verdicts).flatMap((postId) => valueAt(verdicts, postId) ?? []);
  const count = (outcome: string) => all.flatMap(foundIn).filter((found) => found.outcome === outcome).length;
  const postsNotAssessed = all.filter((verdict) => verdict.kind === 'not_assessed').length;
  const data = {
    ...{ analysisId, postsJudged: all.length - postsNotAssessed, postsNotAssessed, completedAt: at },
    ...{ agreed: count('round_one_agreement'), adjudicated: count('adjudicated'), unresolved: count('unresolved') },
  };
  return ok([{ type: 'analysis.completed', data }]);
}

function stepOf(state: RunningAnalysis, { postId, kind, injectionSuspected }: PostOnPanel): PanelStep {
  return panelStep(state.panel, { kind, injectionSuspected, opinions: valueAt(state.opinions, postId) ?? {} });
}

const foundIn = (verdict: PostVerdict) => (verdict.kind === 'judged' ? verdict.found : []);

function onRecord(state: AnalysisState): Result<RunningAnalysis, Refusal> {
  return state.kind === 'none' ? refuse('analysis_unknown', 'The analysis was never started.') : ok(state);
}
