import { reportForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getReportContract = operationContract({
  operationId: 'getReport',
  method: 'get',
  path: '/v1/reports/{report_id}',
  area: 'Reports',
  summary: 'Read a released report',
  description: 'The requester view as it was stored, with its hash, and the applicant’s comment. Each read is logged.',
  permission: 'report:read',
  kind: 'read',
  params: { report_id: 'report' },
  success: { status: 200, description: 'The report.', form: reportForm },
  refusals: ['report_unknown', 'report_not_readable'],
});
