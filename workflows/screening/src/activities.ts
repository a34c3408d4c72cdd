import type { NotAssessedReason } from '@visaguard/domain';
import type { Instant, ReportId, ScreeningId, SourceId, TenantScope } from '@visaguard/kernel';

/** Which screening. Ids only: nothing personal enters a process. */
export type ScreeningRef = { readonly scope: TenantScope; readonly screeningId: ScreeningId };
export type SourceRef = ScreeningRef & { readonly sourceId: SourceId };

export type Begun =
  | {
      readonly kind: 'running';
      readonly sources: readonly SourceId[];
      /** Those of them that are public profiles; none where a screening began before there were any. */
      readonly profiles?: readonly SourceId[];
      /** How many are read at once; 3 where a screening began before this was said. */
      readonly atOnce?: number;
      /** Whether posts are put before voters of other houses; not where a screening began before there were any. */
      readonly panel?: boolean;
    }
  /** Ended before, or the consent does not hold any more and content would still have to be read. */
  | { readonly kind: 'ended' };

/** Null: nothing is left to collect. Else there is nothing to do for so long, unless a signal says otherwise. */
export type CollectionStep = { readonly waitMs: number } | null;

/** `waitMs`: posts that are left would have too few votes while a model is away; it may be back after so long. */
export type VotingStep = 'more' | 'done' | { readonly waitMs: number };

export type BuiltReport = {
  readonly reportId: ReportId;
  /** Until then only the applicant reads it (rule R14). */
  readonly windowEndsAt: Instant;
};

/** Each is one idempotent step: what is recorded already is not done again. */
export interface ScreeningActivities {
  begin(ref: ScreeningRef): Promise<Begun>;
  /** Reads the source's posts into the evidence store. Fails for good where there is nothing to go on with. */
  collectSource(ref: SourceRef): Promise<void>;
  /** The same of a public profile, one step further. */
  collectProfile(ref: SourceRef): Promise<CollectionStep>;
  /** Has the source's posts voted on by a panel, one step further. `waitedMs`: so long in all it was waited for models. */
  askPanel(input: SourceRef & { readonly waitedMs?: number }): Promise<VotingStep>;
  analyseSource(ref: SourceRef): Promise<void>;
  /** Ends a source that failed: not assessed, with the reason; the other sources go on (rule R17). */
  giveUpSource(input: SourceRef & { readonly reason: NotAssessedReason }): Promise<void>;
  /** Builds the applicant's provisional report and queues the case for a person (rule R13). */
  openReview(ref: ScreeningRef): Promise<'waiting' | 'ended'>;
  isReviewClosed(ref: ScreeningRef): Promise<boolean>;
  buildReport(ref: ScreeningRef): Promise<BuiltReport>;
  isReleased(input: ScreeningRef & { readonly reportId: ReportId }): Promise<boolean>;
  releaseAfterWindow(input: ScreeningRef & { readonly reportId: ReportId }): Promise<void>;
  finish(input: ScreeningRef & { readonly reportId: ReportId }): Promise<void>;
  /** Ends a screening that cannot go on, with the code of what stopped it. One that has ended stays as it is. */
  failScreening(input: ScreeningRef & { readonly code: string }): Promise<void>;
}
