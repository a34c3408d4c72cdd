import { scopeKey } from '@visaguard/kernel';
import { and, eq } from 'drizzle-orm';
import { sealedPersonal } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { applicants } from './table.ts';

export const applicantsProjection: Projection = {
  name: 'applicants',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    switch (event.type) {
      case 'applicant.created': {
        const { applicantId, unitId, place } = event.data;
        const personal = sealedPersonal(event);
        const createdAt = new Date(event.meta.at);
        await database
          .insert(applicants)
          .values({ tenantScope, applicantId, unitId, place, state: 'created', personal, createdAt, version });
        return;
      }
      case 'applicant.redacted':
        // The key is gone already; the ciphertext goes too.
        await database
          .update(applicants)
          .set({ state: 'redacted', personal: null, place: null, version })
          .where(and(eq(applicants.tenantScope, tenantScope), eq(applicants.applicantId, event.data.applicantId)));
        return;
    }
  },
};
