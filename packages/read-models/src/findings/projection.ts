import { scopeKey } from '@visaguard/kernel';
import { and, eq } from 'drizzle-orm';
import { sealedPersonal } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { findings } from './table.ts';

export const findingsProjection: Projection = {
  name: 'findings',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    switch (event.type) {
      case 'finding.proposed': {
        const { findingId, screeningId, applicantId, sourceId, platform, postId, analysisId } = event.data;
        const { category, severity, audience, injectionSuspected } = event.data;
        await database.insert(findings).values({
          tenantScope,
          findingId,
          screeningId,
          applicantId,
          sourceId,
          platform,
          postId,
          analysisId,
          category,
          severity,
          audience,
          injectionSuspected,
          state: 'proposed',
          postedAt: new Date(event.data.postedAt),
          proposal: event.data,
          version,
        });
        return;
      }
      case 'finding.confirmed':
      case 'finding.dismissed': {
        const { findingId, reviewId, decidedAt } = event.data;
        const decided =
          event.type === 'finding.dismissed'
            ? ({ state: 'dismissed', certainty: null } as const)
            : ({
                state: 'confirmed',
                category: event.data.category,
                severity: event.data.severity,
                certainty: event.data.certainty,
              } as const);
        await database
          .update(findings)
          .set({ ...decided, reviewId, reason: sealedPersonal(event), decidedAt: new Date(decidedAt), version })
          .where(and(eq(findings.tenantScope, tenantScope), eq(findings.findingId, findingId)));
        return;
      }
    }
  },
};
