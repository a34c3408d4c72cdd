import { idForm, reportListForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { pageQuery } from '../../http/paging.ts';

export const listReportsContract = operationContract({
  operationId: 'listReports',
  method: 'get',
  path: '/v1/reports',
  area: 'Reports',
  summary: 'List released reports',
  description: 'By id. No list sorts or filters by result.',
  permission: 'report:read',
  kind: 'read',
  query: pageQuery('report').extend({
    cohort_id: idForm('cohort').optional(),
    screening_id: idForm('screening').optional(),
    applicant_id: idForm('applicant').optional(),
  }),
  success: { status: 200, description: 'One page of reports.', form: reportListForm },
});
