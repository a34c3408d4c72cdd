import { at, hash, type Ids, type Tell } from './story-parts.ts';

/** Two families vote on one post and differ; of every second person a reviewer is to decide it. */
export function tellOfAnalysis(tell: Tell, id: Ids, nth: number): void {
  const { analysisId, screeningId, sourceId, applicantId, postId, evidenceId, openFindingId } = id;
  const seen = { postId, category: 'fraud', severity: 'high', start: 0, end: 3 } as const;
  const votes = { analysisId, batch: 0, posts: [postId], quotesDropped: 1, recordedAt: at };
  const call = {
    ...{ modelAsked: 'sample', modelAnswered: 'sample', replySha256: hash, inputTokens: 9, outputTokens: 9 },
    ...{ costMicros: 1200, outcome: 'answered' },
  };
  tell(
    'analysis',
    analysisId,
    {
      type: 'analysis.started',
      data: {
        ...{ analysisId, screeningId, sourceId, applicantId, panel: 'economical', rules: 'consensus-1' },
        ...{ batches: 1, postsPerBatch: 20 },
        voters: ['built-in', 'gemini'].map((family) => ({ family, version: '1' })),
        startedAt: at,
      },
    },
    {
      type: 'analysis.votes_recorded',
      data: { ...votes, family: 'built-in', version: '1', seen: [seen], noVotes: [], calls: [] },
    },
    {
      type: 'analysis.votes_recorded',
      data: { ...votes, family: 'gemini', version: '1', seen: [], noVotes: [], calls: [call] },
    },
    {
      type: 'analysis.batch_decided',
      data: {
        ...{ analysisId, batch: 0, posts: [postId], notAssessed: [], injectionSuspected: [], decidedAt: at },
        found: [{ ...seen, outcome: 'unresolved' }],
      },
    },
    {
      type: 'analysis.completed',
      data: {
        ...{ analysisId, postsJudged: 1, postsNotAssessed: 0, agreed: 0, adjudicated: 0, unresolved: 1 },
        completedAt: at,
      },
    },
  );
  if (nth % 2 === 0) return;
  tell('finding', openFindingId, {
    type: 'finding.unresolved',
    data: {
      ...{ findingId: openFindingId, screeningId, applicantId, sourceId, platform: 'x', analysisId: evidenceId },
      ...{ ...seen, rule: 'sample', quoteDigest: hash, kind: 'authored', audience: 'public', postedAt: at },
      ...{ injectionSuspected: false, proposedAt: at },
      votes: [
        { family: 'built-in', version: '1', vote: 'high' },
        { family: 'gemini', version: '1', vote: 'none' },
      ],
    },
  });
}
