import { z } from 'zod';
import { eventV1, nextVersion } from '../event-contract.ts';
import { countField, idField, instantField, listOf, policyField, purposeField } from './fields.ts';

const cohortId = idField('cohort');
const applicantId = idField('applicant');

export const cohortEvents = [
  eventV1('cohort', 'cohort.created', {
    cohortId,
    unitId: idField('unit').nullable(),
    name: z.string(),
    purpose: purposeField,
  }),
  nextVersion(eventV1('cohort', 'cohort.opened', { cohortId, policy: policyField, openedAt: instantField }), 2),
  eventV1('cohort', 'cohort.applicant_added', { cohortId, applicantId }),
  eventV1('cohort', 'cohort.applicant_removed', { cohortId, applicantId }),
  eventV1('cohort', 'cohort.screening_started', { cohortId, round: z.int().min(1), startedAt: instantField }),
  eventV1('cohort', 'cohort.screening_finished', {
    cohortId,
    round: z.int().min(1),
    ordered: countField,
    refused: listOf(z.strictObject({ applicantId, code: z.string() })),
    finishedAt: instantField,
  }),
  eventV1('cohort', 'cohort.closed', { cohortId, closedAt: instantField }),
] as const;
