import { myReportForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getMyReportContract = operationContract({
  operationId: 'getMyReport',
  method: 'get',
  path: '/v1/portal/reports/{report_id}',
  area: 'Portal',
  summary: 'Read your own report',
  description: 'The private view: originals, score, and what was proposed or dismissed. Nobody else ever gets it.',
  permission: 'portal:read',
  kind: 'read',
  params: { report_id: 'report' },
  success: { status: 200, description: 'The report.', form: myReportForm },
  refusals: ['report_unknown', 'report_not_readable'],
});
