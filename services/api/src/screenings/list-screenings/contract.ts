import { idForm, screeningListForm, screeningStateForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { pageQuery } from '../../http/paging.ts';

export const listScreeningsContract = operationContract({
  operationId: 'listScreenings',
  method: 'get',
  path: '/v1/screenings',
  area: 'Screenings',
  summary: 'List screenings',
  description: 'By id. No list sorts or filters by what was found.',
  permission: 'screening:read',
  kind: 'read',
  query: pageQuery('screening').extend({
    cohort_id: idForm('cohort').optional(),
    applicant_id: idForm('applicant').optional(),
    state: screeningStateForm.optional(),
  }),
  success: { status: 200, description: 'One page of screenings.', form: screeningListForm },
});
