import { myReportListForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';
import { pageQuery } from '../../http/paging.ts';

export const listMyReportsContract = operationContract({
  operationId: 'listMyReports',
  method: 'get',
  path: '/v1/portal/reports',
  area: 'Portal',
  summary: 'List your own reports',
  description: 'Every version, the provisional ones too.',
  permission: 'portal:read',
  kind: 'read',
  query: pageQuery('report'),
  success: { status: 200, description: 'One page of reports.', form: myReportListForm },
});
