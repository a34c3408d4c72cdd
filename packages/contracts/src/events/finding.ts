import { z } from 'zod';
import { eventV1, personalEventV1 } from '../event-contract.ts';
import {
  audienceField,
  categoryField,
  certaintyField,
  countField,
  idField,
  instantField,
  listOf,
  platformField,
  postKindField,
  severityField,
  sha256Field,
} from './fields.ts';

const decided = {
  findingId: idField('finding'),
  applicantId: idField('applicant'),
  reviewId: idField('review'),
  reviewerId: idField('member'),
  decidedAt: instantField,
};
const reason = { subject: 'applicantId', shape: { reason: z.string() } } as const;

/** What lies before a reviewer, and where its evidence is (R12). */
const evidence = {
  findingId: idField('finding'),
  screeningId: idField('screening'),
  applicantId: idField('applicant'),
  sourceId: idField('source'),
  platform: platformField,
  postId: idField('post'),
  analysisId: idField('evidence'),
  category: categoryField,
  severity: severityField,
  rule: z.string(),
  start: countField,
  end: countField,
  quoteDigest: sha256Field,
  kind: postKindField,
  audience: audienceField,
  postedAt: instantField,
};
const judgement = {
  votes: listOf(
    z.strictObject({
      family: z.string(),
      version: z.string(),
      vote: z.enum(['none', 'low', 'medium', 'high', 'critical']),
    }),
  ),
  injectionSuspected: z.boolean(),
  proposedAt: instantField,
};

export const findingEvents = [
  eventV1('finding', 'finding.proposed', {
    ...evidence,
    origin: z.enum(['round_one_agreement', 'adjudicated', 'built_in_alone']),
    ...judgement,
  }),
  eventV1('finding', 'finding.unresolved', { ...evidence, ...judgement }),
  personalEventV1(
    'finding',
    'finding.confirmed',
    { ...decided, category: categoryField, severity: severityField, certainty: certaintyField },
    reason,
  ),
  personalEventV1('finding', 'finding.dismissed', decided, reason),
] as const;
