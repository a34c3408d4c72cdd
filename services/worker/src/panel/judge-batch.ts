import { execute, loadState } from '@visaguard/application';
import { builtInVoter } from '@visaguard/assessment';
import {
  analysis,
  decideBatch,
  familiesToAsk,
  isBatchDecided,
  type Opinion,
  type RunningAnalysis,
  recordVotes,
} from '@visaguard/domain';
import { type AnalysisId, instant, ok, type PostId, sha256Hex } from '@visaguard/kernel';
import type { SourceRef } from '@visaguard/workflow-screening';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { askVoter, type FamilyVotes, unavailable } from './ask-family.ts';
import type { BatchPost } from './batch-posts.ts';
import type { SourcePanel } from './panels.ts';
import { allOf, type Places } from './places.ts';

export type PanelUse = {
  readonly worker: WorkerDependencies;
  readonly ref: SourceRef;
  readonly analysisId: AnalysisId;
  /** Null: the keys that the analysis began with are gone. */
  readonly panel: SourcePanel | null;
  readonly signal: AbortSignal;
  /** Whether posts may still be put before somebody (rules R1, R2). */
  readonly mayAsk: () => Promise<boolean>;
  /** What is written to the stream of the analysis is written one after another. */
  readonly inTurn: Places;
};

/**
 * Has one batch of posts voted on and decided. Every answer is on record before the next question, so that who comes
 * after a crash asks only for what is missing.
 */
export async function judgeBatch(
  use: PanelUse,
  { batch, posts }: { readonly batch: number; readonly posts: readonly BatchPost[] },
): Promise<'decided' | 'stopped'> {
  for (;;) {
    const state = await loadAnalysis(use);
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
          const votes = heardOf(await votesOf(use, state, { family, posts: about }), use.signal);
          await use.inTurn(() => record(use, { batch, family, ids: [...votes.opinions.keys()], votes }));
        });
      }),
    );
    use.signal.throwIfAborted();
  }
  await use.inTurn(() => decide(use, batch, posts));
  return 'decided';
}

export async function loadAnalysis({ worker, ref, analysisId }: PanelUse): Promise<RunningAnalysis> {
  const { state } = await loadState(worker.app, ref.scope, { aggregate: analysis, streamId: analysisId });
  if (state.kind === 'none') throw new Error('the analysis was not started');
  return state;
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
  const votes = await askVoter({ voter, purse: panel.purse, random: worker.app.random, signal }, posts);
  worker.panels.onVotes(tallyOf(family, votes));
  return votes;
}

/**
 * A question that this attempt gave up (its time is over, or the worker stops) was never answered, which says nothing of
 * the family: it is asked again. What was answered before stands, and every call is paid for.
 */
function heardOf(votes: FamilyVotes, { aborted }: AbortSignal): FamilyVotes {
  if (!aborted) return votes;
  const isHeard = ([, opinion]: readonly [PostId, Opinion]) =>
    opinion.kind === 'voted' || opinion.reason !== 'unavailable';
  return { ...votes, opinions: new Map([...votes.opinions].filter(isHeard)) };
}

function tallyOf(family: string, { opinions, calls, quotesDropped }: FamilyVotes) {
  const noVotes: Record<string, number> = {};
  let [votes, seen] = [0, 0];
  for (const opinion of opinions.values()) {
    if (opinion.kind === 'no_vote') noVotes[opinion.reason] = (noVotes[opinion.reason] ?? 0) + 1;
    else {
      votes += 1;
      seen += opinion.seen.length;
    }
  }
  const costMicros = calls.reduce((sum, call) => sum + call.costMicros, 0);
  return { family, votes, noVotes, seen, quotesDropped, calls: calls.length, costMicros };
}

type Answer = {
  readonly batch: number;
  readonly family: string;
  readonly ids: readonly PostId[];
  readonly votes: FamilyVotes;
};

async function record(use: PanelUse, answer: Answer): Promise<void> {
  const { batch, family, ids, votes } = answer;
  // One family may be asked about two parts of a batch.
  const part = sha256Hex(ids.join()).slice(0, 16);
  const key = `${use.ref.sourceId}/votes/${batch}/${family}/${part}`;
  const { replayed } = await recordUnder(use, key, answer);
  // Another attempt at this step was faster. Its votes stand; what this one asked was paid for all the same.
  if (replayed && votes.calls.length > 0) {
    const nonce = Buffer.from(use.worker.app.random(8)).toString('hex');
    await recordUnder(use, `${key}/again/${nonce}`, answer);
  }
}

function recordUnder({ worker, ref, analysisId }: PanelUse, key: string, answer: Answer) {
  const { batch, family, ids, votes } = answer;
  const { version, opinions, calls, quotesDropped } = votes;
  const entries = [...opinions];
  const seen = entries.flatMap(([postId, opinion]) =>
    opinion.kind === 'voted' ? opinion.seen.map((mark) => ({ postId, ...mark })) : [],
  );
  const noVotes = entries.flatMap(([postId, opinion]) =>
    opinion.kind === 'no_vote' ? [{ postId, code: opinion.reason }] : [],
  );
  return runCommand(worker, { scope: ref.scope, process: 'screening', key }, (command) =>
    execute(worker.app, command, async (reader) => {
      const on = await reader.load(analysis, analysisId);
      const decision = recordVotes(on.state, {
        ...{ analysisId, batch, family, version, posts: ids, seen, noVotes, calls, quotesDropped },
        recordedAt: command.at,
      });
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    }),
  );
}

async function decide(
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
