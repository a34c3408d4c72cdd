import { scopeKey } from '@visaguard/kernel';
import type { Projection } from '../projection.ts';
import { insertRow } from '../row-changes/row-change.ts';
import { modelVotes } from './table.ts';

export const modelVotesProjection: Projection = {
  name: 'model-votes',
  version: 1,
  changes(event) {
    // The analyser that is built in calls nobody.
    if (event.type !== 'analysis.votes_recorded' || event.data.calls.length === 0) return [];
    const { family, version: voterVersion, posts, noVotes, calls, quotesDropped, recordedAt } = event.data;
    return [
      insertRow(modelVotes, {
        ...{ tenantScope: scopeKey(event.scope), analysisId: event.data.analysisId, version: event.version },
        ...{ family, voterVersion, quotesDropped, recordedAt: new Date(recordedAt) },
        ...{ votes: posts.length - noVotes.length, noVotes: noVotes.length, calls: calls.length },
        costMicros: calls.reduce((sum, call) => sum + call.costMicros, 0),
      }),
    ];
  },
};
