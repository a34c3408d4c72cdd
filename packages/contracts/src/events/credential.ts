import { z } from 'zod';
import { eventV1 } from '../event-contract.ts';
import { idField, instantField, listOf, sha256Field } from './fields.ts';

export const credentialEvents = [
  eventV1('credential', 'api_key.issued', {
    keyId: idField('apiKey'),
    name: z.string(),
    secretSha256: sha256Field,
    scopes: listOf(z.enum(['read', 'write'])),
    expiresAt: instantField.nullable(),
  }),
  eventV1('credential', 'api_key.revoked', { keyId: idField('apiKey') }),
  eventV1('credential', 'person_token.issued', {
    tokenId: idField('personToken'),
    secretSha256: sha256Field,
    subject: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('member'), memberId: idField('member') }),
      z.strictObject({ kind: z.literal('applicant'), applicantId: idField('applicant') }),
    ]),
    expiresAt: instantField,
  }),
  eventV1('credential', 'person_token.revoked', { tokenId: idField('personToken') }),
] as const;
