import { z } from 'zod';
import { eventV1, nextVersion } from '../event-contract.ts';
import {
  countField,
  coverageField,
  idField,
  instantField,
  listOf,
  platformField,
  policyField,
  purposeField,
  resultField,
  sourceKindField,
} from './fields.ts';

const screeningId = idField('screening');
const sourceId = idField('source');
const percent = z.int().min(0).max(100);
const postNotAssessedReason = z.enum(['undated', 'no_text', 'unsupported_language', 'model_failed', 'unreadable']);

const orderedSource = z.strictObject({
  sourceId,
  platform: platformField,
  kind: sourceKindField,
  handleId: idField('handle'),
  uploads: listOf(idField('evidence')),
});

/** Its policy is what changed between versions. */
export const orderedWith = <Policy extends z.ZodType>(policy: Policy) =>
  eventV1('screening', 'screening.ordered', {
    screeningId,
    applicantId: idField('applicant'),
    cohortId: idField('cohort').nullable(),
    unitId: idField('unit').nullable(),
    mode: z.enum(['self', 'requested']),
    purpose: purposeField,
    consentId: idField('consent'),
    asOf: instantField,
    window: z.strictObject({ from: instantField, to: instantField }),
    lookbackYears: z.int().min(1).max(7),
    policy,
    gate: z.strictObject({ version: z.string(), outcome: z.string(), rows: listOf(z.string()) }),
    sources: listOf(orderedSource),
    orderedAt: instantField,
  });

const orderEvents = [
  nextVersion(orderedWith(policyField), 2),
  eventV1('screening', 'screening.started', { screeningId, startedAt: instantField }),
] as const;

const sourceEvents = [
  eventV1('screening', 'screening.source_progressed', {
    screeningId,
    sourceId,
    stage: z.enum(['collecting', 'analysing']),
    percent,
  }),
  eventV1('screening', 'screening.source_collected', {
    screeningId,
    sourceId,
    postBatches: listOf(idField('evidence')),
    counts: z.strictObject({
      postsRead: countField,
      postsTooOld: countField,
      postsTooNew: countField,
      postsUndated: countField,
      postsMalformed: countField,
      entriesRead: countField,
      entriesDroppedUnread: countField,
      images: countField,
      videos: countField,
      audio: countField,
    }),
    windowReached: z.boolean(),
    limitReached: z.boolean(),
    gaps: listOf(z.string()),
    identifiers: listOf(z.string()),
  }),
  eventV1('screening', 'screening.source_assessed', {
    screeningId,
    sourceId,
    coverage: coverageField,
    counts: z.strictObject({
      postsAssessed: countField,
      postsNotAssessed: z.partialRecord(postNotAssessedReason, countField),
      redacted: countField,
      publicPosts: z.strictObject({ read: countField, assessed: countField }),
      findingsProposed: countField,
    }),
    analysisId: idField('evidence').nullable(),
    voters: listOf(z.strictObject({ family: z.string(), version: z.string() })),
    assessedAt: instantField,
  }),
] as const;

const endEvents = [
  eventV1('screening', 'screening.retried', {
    screeningId,
    sourceIds: listOf(sourceId),
    retriedBy: screeningId,
    retriedAt: instantField,
  }),
  eventV1('screening', 'screening.review_opened', { screeningId, reviewId: idField('review') }),
  eventV1('screening', 'screening.reviewed', {
    screeningId,
    reviewId: idField('review'),
    result: resultField,
    reviewedAt: instantField,
  }),
  eventV1('screening', 'screening.finished', {
    screeningId,
    outcome: z.enum(['completed', 'partial']),
    result: resultField,
    reportId: idField('report'),
    finishedAt: instantField,
  }),
  eventV1('screening', 'screening.failed', { screeningId, code: z.string(), failedAt: instantField }),
  eventV1('screening', 'screening.canceled', { screeningId, canceledAt: instantField }),
  eventV1('screening', 'screening.closed', { screeningId, closedAt: instantField }),
] as const;

export const screeningEvents = [...orderEvents, ...sourceEvents, ...endEvents] as const;
