import { type Instant, ok, type ReportId, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { ReportBuilt, ReportEvent } from './events.ts';
import type { ReportState } from './state.ts';

type Existing = Exclude<ReportState, { kind: 'none' }>;

export function buildReport(state: ReportState, command: ReportBuilt['data']): Decision<ReportEvent> {
  if (state.kind !== 'none') return ok([]);
  if (command.stage === 'provisional' && command.requesterView !== null) {
    return refuse('report_not_reviewed', 'A requester view exists of a reviewed report only.', { rule: 'R13' });
  }
  return ok([{ type: 'report.built', data: command }]);
}

export type ReleaseReport = {
  readonly by: 'applicant' | 'window_elapsed';
  readonly applicantWindowHours: number;
  readonly at: Instant;
};

/** Rules R13, R14: a reviewed report, after the applicant's window or earlier by the applicant's own hand. */
export function releaseReport(state: ReportState, command: ReleaseReport): Decision<ReportEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'released') return ok([]);
  if (state.kind === 'provisional') {
    return refuse('report_not_reviewed', 'Only a reviewed report is released.', { rule: 'R13' });
  }
  if (state.kind !== 'reviewed') return notReadable(state);
  const opensAt = new Date(Date.parse(state.builtAt) + command.applicantWindowHours * 3_600_000).toISOString();
  if (command.by === 'window_elapsed' && command.at < opensAt) {
    return refuse('applicant_window_open', "The applicant's time to read first has not passed.", {
      rule: 'R14',
      facts: { until: opensAt },
    });
  }
  const { reportId, screeningId, applicantId } = state;
  return ok([
    {
      type: 'report.released',
      data: { reportId, screeningId, applicantId, by: command.by, releasedAt: command.at },
    },
  ]);
}

export function commentReport(
  state: ReportState,
  command: { readonly comment: string; readonly at: Instant },
): Decision<ReportEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'superseded' || state.kind === 'blocked') return notReadable(state);
  const { reportId, applicantId } = state;
  return ok([
    {
      type: 'report.commented',
      data: { reportId, applicantId, commentedAt: command.at, personal: { comment: command.comment } },
    },
  ]);
}

export function supersedeReport(
  state: ReportState,
  command: { readonly by: ReportId; readonly at: Instant },
): Decision<ReportEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'superseded' || state.kind === 'blocked') return ok([]);
  return ok([
    {
      type: 'report.superseded',
      data: { reportId: state.reportId, by: command.by, supersededAt: command.at },
    },
  ]);
}

export function blockReport(state: ReportState, command: { readonly at: Instant }): Decision<ReportEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'blocked') return ok([]);
  return ok([
    {
      type: 'report.blocked',
      data: { reportId: state.reportId, reason: 'consent_withdrawn', blockedAt: command.at },
    },
  ]);
}

function unknown() {
  return refuse('report_unknown', 'There is no such report.');
}

function notReadable(state: Existing) {
  return refuse('report_not_readable', 'The report is no longer readable.', { facts: { state: state.kind } });
}
