import type { Reader } from '@visaguard/application';
import { type ReportState, report } from '@visaguard/domain';
import { type ApplicantId, ok, type Refusal, type ReportId, type Result, refuse } from '@visaguard/kernel';
import type { Readable } from '../http/logged-read.ts';
import { standingConsent } from '../screenings/standing-consent.ts';

export type BuiltReport = Exclude<ReportState, { kind: 'none' }>;

/**
 * A report as a requester may read it now. Rules R13, R14: before its release it is not there for them. Rule R2: after a
 * withdrawal it is gone, from the moment the withdrawal is recorded.
 */
export async function reportForRequester(
  reader: Reader,
  reportId: ReportId,
): Promise<Result<Readable<BuiltReport>, Refusal>> {
  const { state } = await reader.load(report, reportId);
  if (state.kind === 'none' || state.releasedAt === null) return unknown();
  if (state.kind !== 'released') return gone();
  return unlessWithdrawn(reader, state);
}

/** The same for the person it is about, who reads every version of their own. */
export async function reportForApplicant(
  reader: Reader,
  { reportId, applicantId }: { readonly reportId: ReportId; readonly applicantId: ApplicantId },
): Promise<Result<Readable<BuiltReport>, Refusal>> {
  const { state } = await reader.load(report, reportId);
  if (state.kind === 'none' || state.applicantId !== applicantId) return unknown();
  if (state.kind === 'blocked') return gone();
  return unlessWithdrawn(reader, state);
}

async function unlessWithdrawn(reader: Reader, state: BuiltReport): Promise<Result<Readable<BuiltReport>, Refusal>> {
  const standing = await standingConsent(reader, state.screeningId);
  if (!standing) return gone();
  return ok({ applicantId: state.applicantId, found: state, seen: [standing.given] });
}

function unknown() {
  return refuse('report_unknown', 'There is no such report.');
}

function gone() {
  return refuse('report_not_readable', 'The report is no longer readable.');
}
