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

export type AccountReading =
  | { readonly state: 'account'; readonly account: PublicAccount; readonly isPrivate: boolean }
  | { readonly state: 'malformed' };

/** `foreign`: somebody else's post that stands on the profile. */
export type PostReading =
  | { readonly state: 'post'; readonly draft: PostDraft & { readonly nativeId: string } }
  | { readonly state: 'foreign' }
  | { readonly state: 'malformed' };

/** How one platform is read through Apify: data, and small functions that read one item. */
export type PublicSource = {
  readonly platform: Platform;
  /** No post can be older: the platform did not exist. */
  readonly platformSince: Instant;
  readonly probe: {
    readonly actor: PinnedActor;
    readonly itemsMax: number;
    input(handle: string): RunOrder['input'];
    /** What an error row of this name means; null: nothing that is known. */
    meaning(error: string): ErrorMeaning | null;
    readAccount(row: unknown): AccountReading;
  };
  readonly posts: {
    readonly actor: PinnedActor;
    input(handle: string, window: ArchiveWindow, postsMax: number): RunOrder['input'];
    meaning(error: string): ErrorMeaning | null;
    readPost(row: unknown, account: PublicAccount): PostReading;
  };
};

/** What an error row says of the profile. */
export type ErrorMeaning = 'not_found' | 'private' | 'empty_or_hidden';
