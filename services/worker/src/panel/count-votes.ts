import type { Metrics } from '@visaguard/telemetry';
import type { VoteTally } from './panels.ts';

/** Counts what models said, per family: votes, why there was none, and how often a quote was not in its post. */
export function countVotes(metrics: Metrics): (tally: VoteTally) => void {
  const votes = metrics.counter('model_votes_total', 'Posts that a model was asked about, by what came of it', [
    ...(['family', 'outcome'] as const),
  ]);
  const quotes = metrics.counter('model_quotes_total', 'Quotes of models, by whether they stand in their post', [
    ...(['family', 'outcome'] as const),
  ]);
  const calls = metrics.counter('model_calls_total', 'Calls to models', ['family']);
  const cost = metrics.counter('model_cost_usd_total', 'What calls to models cost', ['family']);
  return ({ family, ...tally }) => {
    if (tally.votes > 0) votes({ family, outcome: 'voted' }, tally.votes);
    for (const [outcome, count] of Object.entries(tally.noVotes)) votes({ family, outcome }, count);
    if (tally.seen > 0) quotes({ family, outcome: 'found' }, tally.seen);
    if (tally.quotesDropped > 0) quotes({ family, outcome: 'dropped' }, tally.quotesDropped);
    calls({ family }, tally.calls);
    cost({ family }, tally.costMicros / 1_000_000);
  };
}
