import { commentReportForm, reportStateForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const commentReportContract = operationContract({
  operationId: 'commentReport',
  method: 'post',
  path: '/v1/portal/reports/{report_id}/comment',
  area: 'Portal',
  summary: 'Comment on your own report',
  description: 'Your words travel with the report from now on. A later comment takes the place of an earlier one.',
  permission: 'portal:act',
  kind: 'change',
  params: { report_id: 'report' },
  body: commentReportForm,
  success: { status: 200, description: 'Where the report stands.', form: reportStateForm },
  refusals: ['report_unknown', 'report_not_readable', 'applicant_redacted'],
});
