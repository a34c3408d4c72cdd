import { z } from 'zod';
import { eventV1, personalEventV1 } from '../event-contract.ts';
import { idField, instantField, resultField, sha256Field } from './fields.ts';

const reportId = idField('report');
const view = z.strictObject({ evidenceId: idField('evidence'), sha256: sha256Field });

export const reportEvents = [
  eventV1('report', 'report.built', {
    reportId,
    screeningId: idField('screening'),
    applicantId: idField('applicant'),
    version: z.int().min(1),
    stage: z.enum(['provisional', 'reviewed']),
    result: resultField,
    privateView: view,
    requesterView: view.nullable(),
    supersedes: reportId.nullable(),
    builtAt: instantField,
  }),
  eventV1('report', 'report.released', {
    reportId,
    screeningId: idField('screening'),
    applicantId: idField('applicant'),
    by: z.enum(['applicant', 'window_elapsed']),
    releasedAt: instantField,
  }),
  personalEventV1(
    'report',
    'report.commented',
    { reportId, applicantId: idField('applicant'), commentedAt: instantField },
    { subject: 'applicantId', shape: { comment: z.string() } },
  ),
  eventV1('report', 'report.superseded', { reportId, by: reportId, supersededAt: instantField }),
  eventV1('report', 'report.blocked', {
    reportId,
    reason: z.literal('consent_withdrawn'),
    blockedAt: instantField,
  }),
] as const;
