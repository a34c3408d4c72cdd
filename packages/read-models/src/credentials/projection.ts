import { scopeKey } from '@visaguard/kernel';
import type { Projection } from '../projection.ts';
import { insertRow, updateRow } from '../row-changes/row-change.ts';
import { credentials } from './table.ts';

export const credentialsProjection: Projection = {
  name: 'credentials',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    switch (event.type) {
      case 'api_key.issued': {
        const { keyId, secretSha256, scopes, expiresAt } = event.data;
        return [
          insertRow(credentials, {
            tenantScope,
            credentialId: keyId,
            kind: 'api_key',
            subjectId: keyId,
            secretSha256,
            scopes,
            expiresAt: expiresAt === null ? null : new Date(expiresAt),
          }),
        ];
      }
      case 'person_token.issued': {
        const { tokenId, secretSha256, subject, expiresAt } = event.data;
        return [
          insertRow(credentials, {
            tenantScope,
            credentialId: tokenId,
            kind: subject.kind,
            subjectId: subject.kind === 'member' ? subject.memberId : subject.applicantId,
            secretSha256,
            scopes: ['read', 'write'],
            expiresAt: new Date(expiresAt),
          }),
        ];
      }
      case 'api_key.revoked':
      case 'person_token.revoked': {
        const key = { tenantScope, credentialId: event.streamId };
        return [updateRow(credentials, key, { revokedAt: new Date(event.meta.at) })];
      }
      default:
        return [];
    }
  },
};
