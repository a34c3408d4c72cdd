import { scopeKey } from '@visaguard/kernel';
import { sealedPersonal } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { insertRow, updateRow } from '../row-changes/row-change.ts';
import { findings } from './table.ts';

export const findingsProjection: Projection = {
  name: 'findings',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    switch (event.type) {
      case 'finding.proposed': {
        const { findingId, screeningId, applicantId, sourceId, platform, postId, analysisId } = event.data;
        const { category, severity, audience, injectionSuspected } = event.data;
        return [
          insertRow(findings, {
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
          }),
        ];
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
        const reason = sealedPersonal(event);
        const set = { ...decided, reviewId, reason, decidedAt: new Date(decidedAt), version };
        return [updateRow(findings, { tenantScope, findingId }, set)];
      }
      default:
        return [];
    }
  },
};
