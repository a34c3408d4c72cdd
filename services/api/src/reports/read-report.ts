import type { ReportId } from '@visaguard/kernel';
import { ok, type Result } from '@visaguard/kernel';
import type { RequesterView } from '@visaguard/report';
import { logRead } from '../http/logged-read.ts';
import type { AnyCall } from '../http/operation.ts';
import { readJsonEvidence } from '../http/read-evidence.ts';
import { type ProblemReply, problem } from '../http/reply.ts';
import { type BuiltReport, reportForRequester } from './readable-report.ts';

export type ReadReport = { readonly report: BuiltReport; readonly view: RequesterView };

/** The stored requester view of a released report, logged before it leaves. It is never made anew from the analysis. */
export async function readReport(
  call: AnyCall,
  { reportId, format }: { readonly reportId: ReportId; readonly format: 'json' | 'pdf' },
): Promise<Result<ReadReport, ProblemReply>> {
  const what = { objectKind: 'report', objectId: reportId, view: 'requester', format } as const;
  const permitted = await logRead(call, what, (reader) => reportForRequester(reader, reportId));
  if (!permitted.ok) return permitted;
  const report = permitted.value;
  if (!report.requesterView) throw new Error('a released report has a requester view');
  const { evidenceId } = report.requesterView;
  const view = await readJsonEvidence<RequesterView>(call.api.app, call.caller.scope, evidenceId);
  if (view) return ok({ report, view });
  return { ok: false, error: problem('report_not_readable', 'The report is no longer readable.') };
}
