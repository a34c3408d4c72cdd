import { viewJson } from '@visaguard/report';
import { defineOperation } from '../../http/operation.ts';
import { found } from '../../http/reply.ts';
import { readReport } from '../read-report.ts';
import { getReportContract } from './contract.ts';

export const getReport = defineOperation(getReportContract, async (call) => {
  const read = await readReport(call, { reportId: call.params.report_id, format: 'json' });
  if (!read.ok) return read.error;
  const { report, view } = read.value;
  return found({
    object: 'report',
    id: report.reportId,
    screening_id: report.screeningId,
    applicant_id: report.applicantId,
    version: report.version,
    result: report.result,
    released_at: report.releasedAt,
    comment: report.comment,
    sha256: view.sha256,
    view: viewJson(view),
    livemode: call.caller.scope.mode === 'live',
  });
});
