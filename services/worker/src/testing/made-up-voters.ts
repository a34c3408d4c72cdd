import type { Category, Severity } from '@visaguard/domain';
import type { BatchVotes, ModelCall, NoVoteReason, PostToJudge, PostVote } from '@visaguard/intelligence';
import type { TenantScope } from '@visaguard/kernel';
import { createBudget } from '../panel/budget.ts';
import type { Panels, PanelVoter, VoteTally } from '../panel/panels.ts';
import type { TestWorker } from './start-test-worker.ts';

/** What a made-up voter says of a post: nothing seen, no vote, or a category on some of its words. */
export type Saying = 'none' | Silence | readonly Sight[];
/** `backAfterMs`: the service is away in a way that passes. */
type Silence = { readonly noVote: NoVoteReason; readonly backAfterMs?: number };
export type Sight = { readonly category: Category; readonly severity: Severity; readonly words: string };
export type Script = (text: string) => Saying;

export type MadeUpVoter = PanelVoter & {
  /** Every question, with the posts as they were shown. */
  readonly asked: (readonly PostToJudge[])[];
  script: Script;
  /** After it has answered, before anybody hears of it. */
  afterAnswer: () => Promise<void>;
};

type VoterOptions = { readonly script?: Script; readonly postsPerBatch?: number };

/** A voter that says what its script says, counts how often it was asked, and bills 1,000 micros a call. */
export function madeUpVoter(
  family: string,
  { script = () => 'none', postsPerBatch = 2 }: VoterOptions = {},
): MadeUpVoter {
  const asked: (readonly PostToJudge[])[] = [];
  const voter: MadeUpVoter = {
    ...{ family, version: `${family}-sample-1`, postsPerBatch, asked, script, inPlace: (call) => call() },
    afterAnswer: async () => {},
    async vote(posts, { maySpend }): Promise<BatchVotes> {
      if (!maySpend(costMicros)) {
        const votes = posts.map(({ postId }): PostVote => ({ postId, kind: 'no_vote', reason: 'over_budget' }));
        return { votes, calls: [], quotesDropped: 0 };
      }
      asked.push(posts);
      const said = posts.map((post) => [post, voter.script(post.text)] as const);
      const votes = said.map(([post, saying]) => voteOf(post, saying));
      const [back] = said.flatMap(([, saying]) => backAfter(saying) ?? []);
      await voter.afterAnswer();
      return { votes, calls: [call], quotesDropped: 0, ...(back === undefined ? {} : { backAfterMs: back }) };
    },
  };
  return voter;
}

const costMicros = 1_000;
const call: ModelCall = {
  ...{ modelAsked: 'sample', modelAnswered: 'sample', replySha256: 'a'.repeat(64), inputTokens: 100, outputTokens: 20 },
  ...{ costMicros, outcome: 'answered' },
};

const backAfter = (said: Saying) => (typeof said === 'object' && 'noVote' in said ? said.backAfterMs : undefined);

function voteOf({ postId, text }: PostToJudge, said: Saying): PostVote {
  if (said === 'none') return { postId, kind: 'voted', categories: [] };
  if ('noVote' in said) return { postId, kind: 'no_vote', reason: said.noVote };
  const categories = said.map(({ category, severity, words }) => {
    const start = text.indexOf(words);
    return { category, severity, start, end: start + words.length };
  });
  return { postId, kind: 'voted', categories };
}

export type MadeUpPanel = Omit<Panels, 'waitMsMax'> & {
  waitMsMax: number;
  voters: readonly PanelVoter[];
  limitMicros: number;
  readonly tallies: VoteTally[];
  /** Where what was spent is looked up. */
  world: TestWorker | null;
};

/** Stands before every source of every tenant as long as it has voters. */
export function madeUpPanel(): MadeUpPanel {
  const tallies: VoteTally[] = [];
  const spentSince = async (scope: TenantScope, since: string) => {
    await panel.world?.readModelsSettled();
    return (await panel.world?.queries.modelVotes.spentSince(scope, since))?.costMicros ?? 0;
  };
  const panel: MadeUpPanel = {
    ...{ voters: [], limitMicros: 1_000_000, tallies, batchesAtOnce: 1, waitMsMax: 60_000, world: null },
    onVotes: (tally) => tallies.push(tally),
    async panelFor({ scope, kind }) {
      const { voters, limitMicros, world } = panel;
      if (voters.length === 0 || !world) return null;
      const budget = createBudget({ limitMicros, clock: world.clock, spentSince });
      return { kind, voters, purse: budget.open(scope) };
    },
  };
  return panel;
}
