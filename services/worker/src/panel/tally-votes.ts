import type { FamilyVotes } from './ask-family.ts';
import type { VoteTally } from './panels.ts';

/** What is counted of an answer: how many votes, why there was none, what was seen and what it cost. */
export function tallyOf(family: string, { opinions, calls, quotesDropped }: FamilyVotes): VoteTally {
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
