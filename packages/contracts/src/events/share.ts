import { eventV1 } from '../event-contract.ts';
import { idField, instantField } from './fields.ts';

const shareId = idField('share');

export const shareEvents = [
  eventV1('share', 'share.created', {
    shareId,
    reportId: idField('report'),
    applicantId: idField('applicant'),
    expiresAt: instantField,
    createdAt: instantField,
  }),
  eventV1('share', 'share.activated', { shareId, activatedAt: instantField }),
  eventV1('share', 'share.revoked', { shareId, revokedAt: instantField }),
] as const;
