import { defineOperation } from '../../http/operation.ts';
import { readReport } from '../read-report.ts';
import { pdfReply } from '../report-pdf.ts';
import { getReportPdfContract } from './contract.ts';

export const getReportPdf = defineOperation(getReportPdfContract, async (call) => {
  const { api, caller, params, at } = call;
  const read = await readReport(call, { reportId: params.report_id, format: 'pdf' });
  if (!read.ok) return read.error;
  const { report, view } = read.value;
  const owner = await api.queries.tenants.get(caller.scope);
  return pdfReply({ view, comment: report.comment, recipient: owner?.name ?? caller.scope.tenantId, at });
});
