import { z } from 'zod';
import { eventV1 } from '../event-contract.ts';
import { categoryField, countField, idField, instantField, listOf, severityField, sha256Field } from './fields.ts';

const analysisId = idField('analysis');
const postId = idField('post');
/** Places in a post, never its words. */
const mark = { postId, category: categoryField, severity: severityField, start: countField, end: countField };

const recordedCall = z.strictObject({
  modelAsked: z.string(),
  modelAnswered: z.string().nullable(),
  replySha256: sha256Field.nullable(),
  inputTokens: countField,
  outputTokens: countField,
  costMicros: countField,
  outcome: z.string(),
});

export const analysisEvents = [
  eventV1('analysis', 'analysis.started', {
    analysisId,
    screeningId: idField('screening'),
    sourceId: idField('source'),
    applicantId: idField('applicant'),
    panel: z.enum(['wide', 'economical']),
    voters: listOf(z.strictObject({ family: z.string(), version: z.string() })),
    rules: z.string(),
    batches: countField,
    postsPerBatch: countField,
    startedAt: instantField,
  }),
  eventV1('analysis', 'analysis.votes_recorded', {
    analysisId,
    batch: countField,
    family: z.string(),
    version: z.string(),
    posts: listOf(postId),
    seen: listOf(z.strictObject(mark)),
    noVotes: listOf(z.strictObject({ postId, code: z.string() })),
    calls: listOf(recordedCall),
    quotesDropped: countField,
    recordedAt: instantField,
  }),
  eventV1('analysis', 'analysis.batch_decided', {
    analysisId,
    batch: countField,
    posts: listOf(postId),
    found: listOf(
      z.strictObject({
        ...mark,
        outcome: z.enum(['round_one_agreement', 'adjudicated', 'built_in_alone', 'unresolved']),
      }),
    ),
    notAssessed: listOf(
      z.strictObject({
        postId,
        code: z.enum(['undated', 'no_text', 'unsupported_language', 'model_failed', 'unreadable']),
      }),
    ),
    injectionSuspected: listOf(postId),
    decidedAt: instantField,
  }),
  eventV1('analysis', 'analysis.completed', {
    analysisId,
    postsJudged: countField,
    postsNotAssessed: countField,
    agreed: countField,
    adjudicated: countField,
    unresolved: countField,
    completedAt: instantField,
  }),
] as const;
