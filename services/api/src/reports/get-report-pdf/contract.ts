import { operationContract } from '../../http/contract.ts';

export const getReportPdfContract = operationContract({
  operationId: 'getReportPdf',
  method: 'get',
  path: '/v1/reports/{report_id}/pdf',
  area: 'Reports',
  summary: 'Read a released report as PDF',
  description: 'The same content as the JSON. Recipient and time stand on every page; each read is logged.',
  permission: 'report:read',
  kind: 'read',
  params: { report_id: 'report' },
  success: { status: 200, description: 'A tagged PDF.', mediaTypes: ['application/pdf'] },
  refusals: ['report_unknown', 'report_not_readable'],
});
