import { z } from 'zod';
import { eventV1 } from '../event-contract.ts';
import { countField, idField, instantField, sha256Field } from './fields.ts';

const uploadId = idField('upload');

export const uploadEvents = [
  eventV1('upload', 'upload.opened', {
    uploadId,
    handleId: idField('handle'),
    applicantId: idField('applicant'),
    consentId: idField('consent'),
    sizeBytes: z.int().min(1),
    partSizeBytes: z.int().min(1),
    openedAt: instantField,
    expiresAt: instantField,
  }),
  eventV1('upload', 'upload.part_received', {
    uploadId,
    number: z.int().min(1),
    evidenceId: idField('evidence'),
    sizeBytes: countField,
    sha256: sha256Field,
  }),
  eventV1('upload', 'upload.completed', { uploadId, evidenceId: idField('evidence'), completedAt: instantField }),
  eventV1('upload', 'upload.abandoned', {
    uploadId,
    reason: z.enum(['asked', 'expired', 'consent_withdrawn']),
    abandonedAt: instantField,
  }),
] as const;
