import { scopeKey } from '@visaguard/kernel';
import type { Projection } from '../projection.ts';
import { deleteRow, insertRow, type RowUpdate, updateRow } from '../row-changes/row-change.ts';
import { cohortApplicants, cohorts } from './table.ts';

export const cohortsProjection: Projection = {
  name: 'cohorts',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    const { streamId: cohortId, version } = event;
    const update = (change: RowUpdate<typeof cohorts>) =>
      updateRow(cohorts, { tenantScope, cohortId }, { ...change, version });
    switch (event.type) {
      case 'cohort.created': {
        const { unitId, name, purpose } = event.data;
        return [
          insertRow(cohorts, {
            tenantScope,
            cohortId: event.data.cohortId,
            unitId,
            name,
            purpose,
            state: 'draft',
            roundsStarted: 0,
            roundsFinished: 0,
            refused: [],
            createdAt: new Date(event.meta.at),
            version,
          }),
        ];
      }
      case 'cohort.opened':
        return [update({ state: 'open', policy: event.data.policy })];
      case 'cohort.applicant_added': {
        const { cohortId, applicantId } = event.data;
        return [insertRow(cohortApplicants, { tenantScope, cohortId, applicantId }), update({})];
      }
      case 'cohort.applicant_removed': {
        const { cohortId, applicantId } = event.data;
        return [deleteRow(cohortApplicants, { tenantScope, cohortId, applicantId }), update({})];
      }
      case 'cohort.screening_started':
        return [update({ roundsStarted: event.data.round })];
      case 'cohort.screening_finished':
        return [update({ roundsFinished: event.data.round, refused: event.data.refused })];
      case 'cohort.closed':
        return [update({ state: 'closed' })];
      default:
        return [];
    }
  },
};
