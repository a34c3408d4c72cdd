import type { MyReportSummaryBody } from '@visaguard/contracts';
import type { ReportRow } from '@visaguard/read-models';
import { defineOperation } from '../../http/operation.ts';
import { listed, pageRequest } from '../../http/paging.ts';
import { reportLinks } from '../../reports/report-links.ts';
import { personOf } from '../person.ts';
import { listMyReportsContract } from './contract.ts';

export const listMyReports = defineOperation(listMyReportsContract, async ({ api, caller, query }) => {
  const filter = { applicantId: personOf(caller), releasedOnly: false };
  const page = await api.queries.reports.list(caller.scope, filter, pageRequest(query));
  const livemode = caller.scope.mode === 'live';
  return listed(
    page,
    page.rows.map((row) => summaryOf(row, livemode)),
  );
});

function summaryOf(row: ReportRow, livemode: boolean): MyReportSummaryBody {
  return {
    object: 'report',
    id: row.reportId,
    screening_id: row.screeningId,
    version: row.reportVersion,
    state: row.state,
    result: row.result,
    created_at: row.builtAt.toISOString(),
    released_at: row.releasedAt?.toISOString() ?? null,
    links: reportLinks('/v1/portal/reports', row.reportId),
    livemode,
  };
}
