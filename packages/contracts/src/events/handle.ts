import { z } from 'zod';
import { eventV1, personalEventV1 } from '../event-contract.ts';
import { countField, idField, instantField, listOf, notAssessedReasonField, platformField } from './fields.ts';

const owner = { handleId: idField('handle'), applicantId: idField('applicant') };

export const handleEvents = [
  personalEventV1(
    'handle',
    'handle.declared',
    { ...owner, platform: platformField },
    { subject: 'applicantId', shape: { raw: z.string(), canonical: z.string() } },
  ),
  personalEventV1(
    'handle',
    'handle.proven',
    { ...owner, identifiers: listOf(z.string()) },
    { subject: 'applicantId', shape: { accountId: z.string().nullable() } },
  ),
  personalEventV1('handle', 'handle.account_seen', owner, {
    subject: 'applicantId',
    shape: { accountId: z.string() },
  }),
  eventV1('handle', 'handle.proof_requested', {
    ...owner,
    number: z.int().min(1),
    requestedAt: instantField,
    expiresAt: instantField,
  }),
  eventV1('handle', 'handle.probe_requested', {
    ...owner,
    probeId: idField('probe'),
    consentId: idField('consent'),
    requestedAt: instantField,
  }),
  eventV1('handle', 'handle.probed', {
    handleId: idField('handle'),
    probeId: idField('probe'),
    state: z.enum(['found', 'private', 'not_found', 'unknown']),
    reason: notAssessedReasonField.nullable(),
    codeSeen: z.boolean().nullable(),
    probedAt: instantField,
  }),
  eventV1('handle', 'handle.held', { handleId: idField('handle'), reason: z.literal('account_id_changed') }),
  eventV1('handle', 'handle.retired', { handleId: idField('handle') }),
  eventV1('handle', 'handle.archive_attached', {
    ...owner,
    platform: platformField,
    evidenceId: idField('evidence'),
    consentId: idField('consent'),
    sizeBytes: countField,
    attachedAt: instantField,
  }),
  eventV1('handle', 'handle.archives_ordered', {
    handleId: idField('handle'),
    screeningId: idField('screening'),
    uploads: listOf(idField('evidence')),
  }),
  eventV1('handle', 'handle.archive_purged', {
    handleId: idField('handle'),
    evidenceId: idField('evidence'),
    reason: z.enum(['read', 'expired', 'consent_withdrawn']),
  }),
] as const;
