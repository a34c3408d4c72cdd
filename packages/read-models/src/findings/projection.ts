import type { FindingCase } from '@visaguard/domain';
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
      case 'finding.proposed':
        return [insertRow(findings, { tenantScope, version, state: 'proposed', ...caseColumns(event.data) })];
      case 'finding.unresolved': {
        const proposal = { ...event.data, origin: 'unresolved' } as const;
        return [insertRow(findings, { tenantScope, version, state: 'unresolved', ...caseColumns(proposal) })];
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

function caseColumns(proposal: FindingCase) {
  const { findingId, screeningId, applicantId, sourceId, platform, postId, analysisId } = proposal;
  const { category, severity, audience, injectionSuspected } = proposal;
  return {
    ...{ findingId, screeningId, applicantId, sourceId, platform, postId, analysisId },
    ...{ category, severity, audience, injectionSuspected, postedAt: new Date(proposal.postedAt), proposal },
  };
}
