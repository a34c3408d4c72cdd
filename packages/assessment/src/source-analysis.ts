import type {
  Audience,
  Category,
  FindingCase,
  PostKind,
  PostNotAssessedReason,
  Severity,
  Vote,
} from '@visaguard/domain';
import type { Redaction } from '@visaguard/intelligence';
import type { FindingId, Instant, PostId } from '@visaguard/kernel';

/** What judging all posts of one source gave. It holds words of posts: it is kept encrypted, never in events. */
export type SourceAnalysis = {
  /** Whose votes it rests on. */
  readonly voters: readonly { readonly family: string; readonly version: string }[];
  readonly postsRead: number;
  readonly postsAssessed: number;
  readonly postsNotAssessed: Readonly<Partial<Record<PostNotAssessedReason, number>>>;
  /** Of both, the posts that anyone could see: a requester's view counts only these (rule R5). */
  readonly publicPosts: { readonly read: number; readonly assessed: number };
  /** Protected passages in all posts read (rule R10). */
  readonly redacted: number;
  /** What the public posts hold of protected passages and of media. */
  readonly publicContent: {
    readonly redacted: number;
    readonly media: { readonly images: number; readonly videos: number; readonly audio: number };
  };
  /** Posts by month, `YYYY-MM`, in order. */
  readonly timeline: readonly { readonly month: string; readonly count: number }[];
  /** Posts read by the language they seem to be in, ISO 639-1 or `und`: to be reported, never to judge by (rule R9). */
  readonly languages?: Readonly<Record<string, number>>;
  readonly findings: readonly AnalysedFinding[];
};

/** One finding with the post it is about. Offsets are UTF-16 units of `text`. */
export type AnalysedFinding = {
  readonly findingId: FindingId;
  readonly postId: PostId;
  readonly category: Category;
  readonly severity: Severity;
  readonly rule: string;
  readonly rationale: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly text: string;
  readonly quotedText: string | null;
  readonly textFingerprint: string;
  readonly redactions: readonly Redaction[];
  readonly postedAt: Instant;
  readonly permalink: string | null;
  readonly kind: PostKind;
  readonly audience: Audience;
  readonly injectionSuspected: boolean;
  /** Left out in analyses of before there were panels: the analyser that is built in alone. */
  readonly origin?: FindingCase['origin'];
  readonly votes?: readonly Vote[];
};
