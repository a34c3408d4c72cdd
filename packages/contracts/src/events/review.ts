import { z } from 'zod';
import { eventV1 } from '../event-contract.ts';
import { countField, idField, instantField, listOf } from './fields.ts';

const reviewId = idField('review');
const reviewerId = idField('member');

export const reviewEvents = [
  eventV1('review', 'review.queued', {
    reviewId,
    screeningId: idField('screening'),
    applicantId: idField('applicant'),
    findings: listOf(idField('finding')),
    fourEyes: z.boolean(),
    queuedAt: instantField,
  }),
  eventV1('review', 'review.claimed', { reviewId, reviewerId, claimedAt: instantField, until: instantField }),
  eventV1('review', 'review.finding_decided', {
    reviewId,
    findingId: idField('finding'),
    reviewerId,
    verdict: z.string(),
    decidedAt: instantField,
  }),
  eventV1('review', 'review.handed_on', {
    reviewId,
    reviewerId,
    next: z.enum(['second', 'third']),
    handedOnAt: instantField,
  }),
  eventV1('review', 'review.closed', {
    reviewId,
    screeningId: idField('screening'),
    reviewerId,
    decided: countField,
    secondsSpent: countField,
    closedAt: instantField,
  }),
] as const;
