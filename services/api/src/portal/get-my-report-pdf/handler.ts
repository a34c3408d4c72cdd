import { defineOperation } from '../../http/operation.ts';
import { pdfReply } from '../../reports/report-pdf.ts';
import { readMyReport } from '../read-my-report.ts';
import { getMyReportPdfContract } from './contract.ts';

export const getMyReportPdf = defineOperation(getMyReportPdfContract, async (call) => {
  const read = await readMyReport(call, { reportId: call.params.report_id, format: 'pdf' });
  if (!read.ok) return read.error;
  const { report, view } = read.value;
  const recipient = view.applicant.displayName ?? report.applicantId;
  return pdfReply({ view, comment: report.comment, recipient, at: call.at });
});
