import type { Audience, Platform, PostKind } from '@visaguard/domain';
import type { Instant } from '@visaguard/kernel';

/** The rules of this folder and their words. Another version may note other sentences. */
export const consularVersion = 'consular-1';

/** The closed list of what the section notes, besides how many posts were visible to whom. */
export const consularTopics = ['political_statement', 'work_study_stay_plan', 'travel', 'undeclared_handle'] as const;
export type ConsularTopic = (typeof consularTopics)[number];

/**
 * A plain fact for the applicant alone, with its evidence: no score, no severity, no judgement. It may tell what rule
 * R9 forbids everywhere else, so it is kept apart from every form that a requester's view is made from.
 */
export type ConsularNote = {
  readonly topic: ConsularTopic;
  readonly rule: string;
  readonly postNativeId: string;
  /** `text.slice(start, end)` of the post, in UTF-16 units. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly postedAt: Instant;
  readonly permalink: string | null;
  readonly kind: PostKind;
  readonly audience: Audience;
  /** The account that the sentence names as the writer's own; for `undeclared_handle` alone. */
  readonly account: { readonly platform: Platform; readonly handle: string } | null;
};

/** Why a post was not read for notes. */
export const notReadReasons = ['other_language', 'words_of_others', 'no_text', 'undated'] as const;
export type NotReadReason = (typeof notReadReasons)[number];

/** What reading the posts of one source gave. Kept encrypted under the applicant's key, as evidence of its own kind. */
export type ConsularNotes = {
  readonly version: string;
  readonly platform: Platform;
  readonly postsRead: number;
  readonly postsNotRead: Readonly<Record<NotReadReason, number>>;
  /** Posts by who could see them. */
  readonly visibility: Readonly<Record<Audience, number>>;
  /** Newest first. */
  readonly notes: readonly ConsularNote[];
  /** Older notes that are not kept, by topic. */
  readonly notesLeftOut: Readonly<Record<ConsularTopic, number>>;
};
