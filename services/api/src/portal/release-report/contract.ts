import { reportStateForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const releaseReportContract = operationContract({
  operationId: 'releaseReport',
  method: 'post',
  path: '/v1/portal/reports/{report_id}/release',
  area: 'Portal',
  summary: 'Release your own report early',
  description:
    'Lets the requester read it before the window that is yours alone has passed. Only after a person has reviewed it. ' +
    'Safe to repeat.',
  permission: 'portal:act',
  kind: 'change',
  params: { report_id: 'report' },
  success: { status: 200, description: 'The report is released.', form: reportStateForm },
  refusals: ['report_unknown', 'report_not_reviewed', 'report_not_readable', 'screening_unknown'],
});
