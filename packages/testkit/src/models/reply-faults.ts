import type { ModelFault } from './faults.ts';
import type { JudgedVote, ModelJudge, ToldPost } from './judge.ts';

const changes: Readonly<Record<string, (votes: readonly JudgedVote[]) => unknown>> = {
  missing_id: (votes) => ({ votes: votes.slice(1) }),
  unknown_id: (votes) => ({ votes: votes.map((vote, nth) => (nth === 0 ? { ...vote, id: 'p_zzzz' } : vote)) }),
  duplicate_id: (votes) => ({ votes: [...votes, ...votes.slice(0, 1)] }),
  extra_field: (votes) => ({ votes, note: 'made up' }),
  long_quote: (votes) => ({
    votes: votes.map((vote) => ({
      ...vote,
      findings: [{ category: 'fraud', severity: 'low', quote: 'x'.repeat(301), stance: 'author' }],
    })),
  }),
};

/** The text that the model replies with, changed by the fault if it is one of replies. */
export function replyText(judge: ModelJudge, posts: readonly ToldPost[], fault: ModelFault | null): string {
  const judged = judge(posts);
  if (fault === 'empty_text') return '';
  if (fault === 'not_json') return 'I think that these posts are fine.';
  if (typeof judged === 'string') return judged;
  const change = typeof fault === 'string' ? changes[fault] : undefined;
  const text = JSON.stringify(change ? change(judged.votes) : judged);
  // White space is good JSON: only its length is wrong.
  if (fault === 'huge_text') return text.padEnd(3_000_000);
  return fault === 'cut_json' ? text.slice(0, text.length / 2) : text;
}
