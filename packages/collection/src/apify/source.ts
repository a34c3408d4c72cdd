import type { Platform } from '@visaguard/domain';
import type { Instant } from '@visaguard/kernel';
import type { ArchiveWindow } from '../archive.ts';
import type { PostDraft } from '../importer.ts';
import type { PinnedActor, RunOrder } from './actor.ts';

/** What a public profile shows of its account. All of it is personal data. */
export type PublicAccount = {
  readonly handle: string;
  /** The platform's number of the account, which stays when the handle changes hands. */
  readonly accountId: string;
  readonly displayName: string | null;
  /** Where a code that proves control of the account would stand. */
  readonly biography: string | null;
  readonly postsCount: number | null;
};

/**
 * `login_required`: the platform shows it only to who is logged in, so nothing of it is read, whatever an actor found.
 */
export type Visibility = 'public' | 'private' | 'login_required';

export type AccountReading =
  | { readonly state: 'account'; readonly account: PublicAccount; readonly visibility: Visibility }
  | { readonly state: 'malformed' };

/** `foreign`: somebody else's post that stands on the profile. */
export type PostReading =
  | { readonly state: 'post'; readonly draft: PostDraft & { readonly nativeId: string } }
  | { readonly state: 'foreign' }
  | { readonly state: 'malformed' };

/** How an account is looked at by one actor. */
export type ProbeReader = {
  readonly actor: PinnedActor;
  readonly itemsMax: number;
  input(handle: string): RunOrder['input'];
  /** What an error row of this name means; null: nothing that is known. */
  meaning(error: string): ErrorMeaning | null;
  /** `handle` is what was asked for, for platforms where an account answers to its number as well. */
  readAccount(row: unknown, handle: string): AccountReading;
};

/** How posts are read by one actor. */
export type PostsReader = {
  readonly actor: PinnedActor;
  input(handle: string, window: ArchiveWindow, postsMax: number): RunOrder['input'];
  /**
   * One post of any age, where the actor says the same of "nothing as new as asked for" as of a profile that is hidden
   * or blocked. Null where it is not asked for new posts alone.
   */
  readonly lookInput: ((handle: string) => RunOrder['input']) | null;
  meaning(error: string): ErrorMeaning | null;
  readPost(row: unknown, account: PublicAccount): PostReading;
};

/** How one platform is read through Apify: data, and small functions that read one item. */
export type PublicSource = {
  readonly platform: Platform;
  /** No post can be older: the platform did not exist. */
  readonly platformSince: Instant;
  readonly probe: ProbeReader;
  readonly posts: PostsReader;
  /** Other actors that an operator may choose, the better ones first. */
  readonly alternates: { readonly probe: readonly ProbeReader[]; readonly posts: readonly PostsReader[] };
};

/** What an error row says of the profile. */
export type ErrorMeaning = 'not_found' | 'private' | 'empty_or_hidden';
