import type { ApplicantId, EvidenceId, Instant, ReportId, ScreeningId } from '@visaguard/kernel';
import type { DomainEvent, Personal } from '../aggregate.ts';
import type { ScreeningResult } from '../vocabulary.ts';

/** One immutable version of the results. The views themselves are in the evidence store, encrypted. */
export type ReportBuilt = DomainEvent<
  'report.built',
  {
    readonly reportId: ReportId;
    readonly screeningId: ScreeningId;
    readonly applicantId: ApplicantId;
    readonly version: number;
    /** `provisional` is private and unreviewed; only a `reviewed` one can ever be released (rule R13). */
    readonly stage: 'provisional' | 'reviewed';
    readonly result: ScreeningResult;
    readonly privateView: { readonly evidenceId: EvidenceId; readonly sha256: string };
    /** Null for a provisional report: a requester has nothing to see yet. */
    readonly requesterView: { readonly evidenceId: EvidenceId; readonly sha256: string } | null;
    readonly supersedes: ReportId | null;
    readonly builtAt: Instant;
  }
>;
export type ReportReleased = DomainEvent<
  'report.released',
  {
    readonly reportId: ReportId;
    readonly screeningId: ScreeningId;
    readonly applicantId: ApplicantId;
    /** Who ended the applicant's window: the applicant, or the clock. */
    readonly by: 'applicant' | 'window_elapsed';
    readonly releasedAt: Instant;
  }
>;
export type ReportCommented = DomainEvent<
  'report.commented',
  {
    readonly reportId: ReportId;
    readonly applicantId: ApplicantId;
    readonly commentedAt: Instant;
    readonly personal: Personal<{ readonly comment: string }>;
  }
>;
export type ReportSuperseded = DomainEvent<
  'report.superseded',
  { readonly reportId: ReportId; readonly by: ReportId; readonly supersededAt: Instant }
>;
/** Nobody reads it any more: the consent was withdrawn (rule R2). */
export type ReportBlocked = DomainEvent<
  'report.blocked',
  { readonly reportId: ReportId; readonly reason: 'consent_withdrawn'; readonly blockedAt: Instant }
>;

export type ReportEvent = ReportBuilt | ReportReleased | ReportCommented | ReportSuperseded | ReportBlocked;
