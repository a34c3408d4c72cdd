import type { ReportId } from '@visaguard/kernel';
import { viewJson } from '@visaguard/report';
import { defineOperation } from '../../http/operation.ts';
import { listed } from '../../http/paging.ts';
import { readReport } from '../../reports/read-report.ts';
import { listFindingsContract } from './contract.ts';

export const listFindings = defineOperation(listFindingsContract, async (call) => {
  const { api, caller, query } = call;
  const filter = { screeningId: query.screening_id, releasedOnly: true };
  const { rows } = await api.queries.reports.list(caller.scope, filter, { limit: 1, startingAfter: null });
  const nothing = listed({ hasMore: false }, []);
  const [released] = rows;
  if (!released) return nothing;
  const read = await readReport(call, { reportId: released.reportId as ReportId, format: 'json' });
  // Withdrawn a moment ago: the same as never released.
  if (!read.ok) return nothing;
  const { report, view } = read.value;
  const from = view.findings.findIndex(({ findingId }) => findingId === query.starting_after) + 1;
  const page = view.findings.slice(from, from + query.limit);
  return listed(
    { hasMore: from + page.length < view.findings.length },
    page.map((finding) => ({
      object: 'finding',
      id: finding.findingId,
      report_id: report.reportId,
      screening_id: report.screeningId,
      view: viewJson(finding),
    })),
  );
});
