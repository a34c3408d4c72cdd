import { ok, type ReportId, type Result } from '@visaguard/kernel';
import type { PrivateView } from '@visaguard/report';
import { logRead } from '../http/logged-read.ts';
import type { AnyCall } from '../http/operation.ts';
import { readJsonEvidence } from '../http/read-evidence.ts';
import { type ProblemReply, problem } from '../http/reply.ts';
import { type BuiltReport, reportForApplicant } from '../reports/readable-report.ts';
import { personOf } from './person.ts';

export type MyReport = { readonly report: BuiltReport; readonly view: PrivateView };

/** The stored private view of one's own report, logged as every read is. */
export async function readMyReport(
  call: AnyCall,
  { reportId, format }: { readonly reportId: ReportId; readonly format: 'json' | 'pdf' },
): Promise<Result<MyReport, ProblemReply>> {
  const what = { objectKind: 'report', objectId: reportId, view: 'private', format } as const;
  const applicantId = personOf(call.caller);
  const permitted = await logRead(call, what, (reader) => reportForApplicant(reader, { reportId, applicantId }));
  if (!permitted.ok) return permitted;
  const report = permitted.value;
  const view = await readJsonEvidence<PrivateView>(call.api.app, call.caller.scope, report.privateView.evidenceId);
  if (view) return ok({ report, view });
  return { ok: false, error: problem('report_not_readable', 'The report is no longer readable.') };
}
