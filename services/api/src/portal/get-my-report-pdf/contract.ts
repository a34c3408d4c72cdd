import { operationContract } from '../../http/contract.ts';

export const getMyReportPdfContract = operationContract({
  operationId: 'getMyReportPdf',
  method: 'get',
  path: '/v1/portal/reports/{report_id}/pdf',
  area: 'Portal',
  summary: 'Read your own report as PDF',
  permission: 'portal:read',
  kind: 'read',
  params: { report_id: 'report' },
  success: { status: 200, description: 'A tagged PDF.', mediaTypes: ['application/pdf'] },
  refusals: ['report_unknown', 'report_not_readable'],
});
