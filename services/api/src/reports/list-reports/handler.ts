import type { ReportSummaryBody } from '@visaguard/contracts';
import type { ReportRow } from '@visaguard/read-models';
import { defineOperation } from '../../http/operation.ts';
import { listed, pageRequest } from '../../http/paging.ts';
import { reportLinks } from '../report-links.ts';
import { listReportsContract } from './contract.ts';

export const listReports = defineOperation(listReportsContract, async ({ api, caller, query }) => {
  const { cohort_id: cohortId, screening_id: screeningId, applicant_id: applicantId } = query;
  const filter = {
    releasedOnly: true,
    ...(cohortId === undefined ? {} : { cohortId }),
    ...(screeningId === undefined ? {} : { screeningId }),
    ...(applicantId === undefined ? {} : { applicantId }),
  };
  const page = await api.queries.reports.list(caller.scope, filter, pageRequest(query));
  const livemode = caller.scope.mode === 'live';
  return listed(
    page,
    page.rows.map((row) => summaryOf(row, livemode)),
  );
});

function summaryOf(row: ReportRow, livemode: boolean): ReportSummaryBody {
  if (row.releasedAt === null) throw new Error('a released report has a time of release');
  return {
    object: 'report',
    id: row.reportId,
    screening_id: row.screeningId,
    applicant_id: row.applicantId,
    version: row.reportVersion,
    result: row.result,
    released_at: row.releasedAt.toISOString(),
    links: reportLinks('/v1/reports', row.reportId),
    livemode,
  };
}
