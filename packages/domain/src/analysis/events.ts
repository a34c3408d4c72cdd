import type { AnalysisId, ApplicantId, Instant, PostId, ScreeningId, SourceId } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';
import type { CategoryVerdict } from '../consensus/judge-category.ts';
import type { SeenCategory } from '../consensus/opinion.ts';
import type { PanelKind } from '../consensus/panel.ts';
import type { PostNotAssessedReason } from '../vocabulary.ts';

/** A family of voters, and the name and version of its model, prompt and policy. */
export type PanelVoter = { readonly family: string; readonly version: string };

export type AnalysisStarted = DomainEvent<
  'analysis.started',
  {
    readonly analysisId: AnalysisId;
    readonly screeningId: ScreeningId;
    readonly sourceId: SourceId;
    readonly applicantId: ApplicantId;
    readonly panel: PanelKind;
    /** In the order in which they are asked; the analyser that is built in comes first. */
    readonly voters: readonly PanelVoter[];
    /** The rules by which votes become findings. */
    readonly rules: string;
    readonly batches: number;
    /** Of a batch as posts are kept, so many are put before the panel at a time. */
    readonly postsPerBatch: number;
    readonly startedAt: Instant;
  }
>;

/** One call to a model: what was asked and answered, and what it cost. Nothing of it quotes a post. */
export type RecordedCall = {
  readonly modelAsked: string;
  /** Null where nothing did. */
  readonly modelAnswered: string | null;
  readonly replySha256: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of a US dollar. */
  readonly costMicros: number;
  readonly outcome: string;
};

/**
 * What one family said of posts of one batch. Who is in `posts` and not in `noVotes` has its vote; what it saw is in
 * `seen`, by places in the text: no word of a post is here.
 */
export type VotesRecorded = DomainEvent<
  'analysis.votes_recorded',
  {
    readonly analysisId: AnalysisId;
    readonly batch: number;
    readonly family: string;
    readonly version: string;
    readonly posts: readonly PostId[];
    readonly seen: readonly (SeenCategory & { readonly postId: PostId })[];
    readonly noVotes: readonly { readonly postId: PostId; readonly code: string }[];
    readonly calls: readonly RecordedCall[];
    /** What a model claimed with words that are not in the post: dropped. */
    readonly quotesDropped: number;
    readonly recordedAt: Instant;
  }
>;

/** What the votes on one batch came to. A post that is in neither list was judged, and nothing was found. */
export type BatchDecided = DomainEvent<
  'analysis.batch_decided',
  {
    readonly analysisId: AnalysisId;
    readonly batch: number;
    readonly posts: readonly PostId[];
    readonly found: readonly (CategoryVerdict & { readonly postId: PostId })[];
    readonly notAssessed: readonly { readonly postId: PostId; readonly code: PostNotAssessedReason }[];
    /** Posts whose text tried to steer the judgement (rule R28). */
    readonly injectionSuspected: readonly PostId[];
    readonly decidedAt: Instant;
  }
>;

export type AnalysisCompleted = DomainEvent<
  'analysis.completed',
  {
    readonly analysisId: AnalysisId;
    readonly postsJudged: number;
    readonly postsNotAssessed: number;
    /** Findings by what they rest on, and cases that a person resolves. */
    readonly agreed: number;
    readonly adjudicated: number;
    readonly unresolved: number;
    readonly completedAt: Instant;
  }
>;

export type AnalysisEvent = AnalysisStarted | VotesRecorded | BatchDecided | AnalysisCompleted;
