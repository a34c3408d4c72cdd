import { scopeKey } from '@visaguard/kernel';
import { and, eq } from 'drizzle-orm';
import type { Projection } from '../projection.ts';
import { consents } from './table.ts';

export const consentsProjection: Projection = {
  name: 'consents',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    switch (event.type) {
      case 'consent.granted': {
        const { consentId, applicantId, scope, method, textVersion, textSha256, language } = event.data;
        await database.insert(consents).values({
          tenantScope,
          consentId,
          applicantId,
          state: 'granted',
          scope,
          method,
          textVersion,
          textSha256,
          language,
          grantedAt: new Date(event.data.grantedAt),
          expiresAt: new Date(event.data.expiresAt),
          version,
        });
        return;
      }
      case 'consent.withdrawn':
        await database
          .update(consents)
          .set({ state: 'withdrawn', withdrawnAt: new Date(event.data.withdrawnAt), version })
          .where(and(eq(consents.tenantScope, tenantScope), eq(consents.consentId, event.data.consentId)));
        return;
    }
  },
};
