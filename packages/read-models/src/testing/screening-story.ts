import { defaultPolicy } from '@visaguard/domain';
import { at, hash, type Ids, later, type Tell } from './story-parts.ts';

export function tellOfScreening(tell: Tell, id: Ids): void {
  const { screeningId, sourceId, applicantId, cohortId, consentId, unitId, handleId, evidenceId, findingId, postId } =
    id;
  tell(
    'screening',
    screeningId,
    {
      type: 'screening.ordered',
      data: {
        ...{ screeningId, applicantId, cohortId, unitId, consentId, mode: 'requested', purpose: 'self_check' },
        ...{ asOf: at, window: { from: at, to: later }, lookbackYears: 3, policy: defaultPolicy, orderedAt: at },
        gate: { version: 'gate-1', outcome: 'allow', rows: ['XA'] },
        sources: [{ sourceId, platform: 'x', kind: 'archive', handleId, uploads: [evidenceId] }],
      },
    },
    { type: 'screening.started', data: { screeningId, startedAt: at } },
    { type: 'screening.source_progressed', data: { screeningId, sourceId, stage: 'collecting', percent: 20 } },
    {
      type: 'screening.source_collected',
      data: {
        ...{ screeningId, sourceId, postBatches: [evidenceId], windowReached: true, limitReached: false, gaps: [] },
        counts: {
          ...{ postsRead: 1, postsTooOld: 0, postsTooNew: 0, postsUndated: 0, postsMalformed: 0, entriesRead: 1 },
          ...{ entriesDroppedUnread: 0, images: 0, videos: 0, audio: 0 },
        },
        identifiers: ['handle'],
      },
    },
  );
  tell('finding', findingId, {
    type: 'finding.proposed',
    data: {
      ...{ findingId, screeningId, applicantId, sourceId, postId, platform: 'x', analysisId: evidenceId },
      ...{ category: 'fraud', severity: 'low', rule: 'sample', start: 0, end: 3, quoteDigest: hash, kind: 'authored' },
      ...{ audience: 'public', postedAt: at, origin: 'built_in_alone', injectionSuspected: false, proposedAt: at },
      votes: [{ family: 'built-in', version: '1', vote: 'low' }],
    },
  });
  tell('screening', screeningId, {
    type: 'screening.source_assessed',
    data: {
      ...{ screeningId, sourceId, coverage: { state: 'assessed' }, analysisId: evidenceId, assessedAt: at },
      counts: {
        ...{ postsAssessed: 1, postsNotAssessed: {}, redacted: 0, findingsProposed: 1 },
        publicPosts: { read: 1, assessed: 1 },
      },
      voters: [{ family: 'built-in', version: '1' }],
    },
  });
  tell('screening', screeningId, {
    type: 'screening.retried',
    data: { screeningId, sourceIds: [sourceId], retriedBy: screeningId, retriedAt: at },
  });
}

export function tellOfReview(tell: Tell, id: Ids, nth: number): void {
  const { screeningId, reviewId, applicantId, findingId, memberId: reviewerId, reportId, evidenceId } = id;
  tell('screening', screeningId, { type: 'screening.review_opened', data: { screeningId, reviewId } });
  tell(
    'review',
    reviewId,
    {
      type: 'review.queued',
      data: { reviewId, screeningId, applicantId, findings: [findingId], fourEyes: true, queuedAt: at },
    },
    { type: 'review.claimed', data: { reviewId, reviewerId, claimedAt: at, until: later } },
    { type: 'review.finding_decided', data: { reviewId, findingId, reviewerId, verdict: 'dismiss', decidedAt: at } },
    { type: 'review.handed_on', data: { reviewId, reviewerId, next: 'second', handedOnAt: at } },
  );
  const decided = { findingId, applicantId, reviewId, reviewerId, decidedAt: at, personal: null };
  tell(
    'finding',
    findingId,
    nth % 2 === 0
      ? { type: 'finding.confirmed', data: { ...decided, category: 'fraud', severity: 'medium', certainty: 'certain' } }
      : { type: 'finding.dismissed', data: decided },
  );
  const view = { evidenceId, sha256: hash };
  tell(
    'report',
    reportId,
    {
      type: 'report.built',
      data: {
        ...{ reportId, screeningId, applicantId, version: 1, stage: 'reviewed', result: 'clear', builtAt: at },
        ...{ privateView: view, requesterView: view, supersedes: null },
      },
    },
    { type: 'report.commented', data: { reportId, applicantId, commentedAt: at, personal: null } },
    { type: 'report.released', data: { reportId, screeningId, applicantId, by: 'applicant', releasedAt: at } },
  );
  if (nth % 4 === 3) return;
  const closed = { reviewId, screeningId, reviewerId, decided: 1, secondsSpent: 5, closedAt: at };
  tell('review', reviewId, { type: 'review.closed', data: closed });
  tell('screening', screeningId, {
    type: 'screening.reviewed',
    data: { screeningId, reviewId, result: 'clear', reviewedAt: at },
  });
}
