import { viewJson } from '@visaguard/report';
import { defineOperation } from '../../http/operation.ts';
import { found } from '../../http/reply.ts';
import { readMyReport } from '../read-my-report.ts';
import { getMyReportContract } from './contract.ts';

export const getMyReport = defineOperation(getMyReportContract, async (call) => {
  const read = await readMyReport(call, { reportId: call.params.report_id, format: 'json' });
  if (!read.ok) return read.error;
  const { report, view } = read.value;
  return found({
    object: 'report',
    id: report.reportId,
    screening_id: report.screeningId,
    version: report.version,
    state: report.kind,
    result: report.result,
    created_at: report.builtAt,
    released_at: report.releasedAt,
    comment: report.comment,
    sha256: view.sha256,
    view: viewJson(view),
    livemode: call.caller.scope.mode === 'live',
  });
});
