import { scopeKey } from '@visaguard/kernel';
import { and, eq } from 'drizzle-orm';
import type { Projection } from '../projection.ts';
import { credentials } from './table.ts';

export const credentialsProjection: Projection = {
  name: 'credentials',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    switch (event.type) {
      case 'api_key.issued': {
        const { keyId, secretSha256, scopes, expiresAt } = event.data;
        await database.insert(credentials).values({
          tenantScope,
          credentialId: keyId,
          kind: 'api_key',
          subjectId: keyId,
          secretSha256,
          scopes,
          expiresAt: expiresAt === null ? null : new Date(expiresAt),
        });
        return;
      }
      case 'person_token.issued': {
        const { tokenId, secretSha256, subject, expiresAt } = event.data;
        await database.insert(credentials).values({
          tenantScope,
          credentialId: tokenId,
          kind: subject.kind,
          subjectId: subject.kind === 'member' ? subject.memberId : subject.applicantId,
          secretSha256,
          scopes: ['read', 'write'],
          expiresAt: new Date(expiresAt),
        });
        return;
      }
      case 'api_key.revoked':
      case 'person_token.revoked':
        await database
          .update(credentials)
          .set({ revokedAt: new Date(event.meta.at) })
          .where(and(eq(credentials.tenantScope, tenantScope), eq(credentials.credentialId, event.streamId)));
        return;
    }
  },
};
