import type { Platform } from '@visaguard/domain';
import type { Json } from '@visaguard/kernel';

/** What is shown of an account, in no platform's form yet. */
export type ShownAccount = {
  readonly handle: string;
  readonly accountId: string;
  readonly biography: string;
  readonly isPrivate: boolean;
  readonly postsCount: number;
};

export type ShownPost = { readonly id: string; readonly text: string; readonly writtenAt: Date };

type Row = { readonly [field: string]: Json };

/** Items as the actors of a platform hand them out, those of its alternates included. */
type PlatformRows = {
  readonly profile: (account: ShownAccount) => readonly Row[];
  readonly post: (account: ShownAccount, post: ShownPost) => Row;
  /** Of an account that is not there. */
  readonly nothing: readonly Row[];
};

const displayName = 'Sample Persona';

const film = (account: ShownAccount, { id, text, writtenAt }: ShownPost): Row => ({
  ...{ id, text, createTimeISO: writtenAt.toISOString(), isSlideshow: false, slideshowImageLinks: [] },
  authorMeta: {
    ...{ id: account.accountId, name: account.handle, nickName: displayName, signature: account.biography },
    ...{ privateAccount: account.isPrivate, video: account.postsCount },
  },
});

const xUser = ({ handle, accountId, biography, isPrivate }: ShownAccount): Row => ({
  ...{ type: 'user', id: accountId, userName: handle, name: displayName, description: biography },
  protected: isPrivate,
});

export const rowsOf: Readonly<Record<Platform, PlatformRows>> = {
  instagram: {
    profile: ({ handle, accountId, biography, isPrivate, postsCount }) => [
      { ...{ id: accountId, username: handle, fullName: displayName, biography, private: isPrivate }, postsCount },
    ],
    post: ({ accountId }, { id, text, writtenAt }) => ({
      ...{ id, type: 'Image', ownerId: accountId, timestamp: writtenAt.toISOString(), caption: text },
      ...{ url: `https://www.instagram.com/p/C${id}/`, images: [] },
    }),
    nothing: [{ error: 'not_found' }],
  },
  tiktok: {
    // One actor serves both: an account is known from its newest video.
    profile: (account) => [film(account, { id: `${account.accountId}0`, text: '', writtenAt: new Date(0) })],
    post: film,
    nothing: [{ error: 'not_found' }],
  },
  linkedin: {
    // It knows no private profiles: of those it shows nothing, as of one that is not there.
    profile: ({ handle, accountId, biography, isPrivate }) =>
      isPrivate
        ? []
        : [{ id: accountId, publicIdentifier: handle, firstName: 'Sample', lastName: 'Persona', about: biography }],
    post: ({ handle, accountId }, { id, text, writtenAt }) => ({
      ...{ type: 'post', id, linkedinUrl: `https://www.linkedin.com/posts/sample-${id}`, content: text },
      author: { id: accountId, publicIdentifier: handle, username: handle },
      ...{ postedAt: { date: writtenAt.toISOString() }, header: { text: null }, repost: null, postImages: [] },
      // The form of the actor that lists posts whatever their date.
      ...{ urn: { activity_urn: id }, text, post_type: 'regular', posted_at: { timestamp: writtenAt.getTime() } },
    }),
    nothing: [],
  },
  facebook: {
    // What is not public on Facebook is the timeline of a person.
    profile: ({ handle, accountId, biography, isPrivate }) => [
      {
        ...{ facebookId: accountId, pageId: accountId, pageName: handle, title: displayName, intro: biography },
        ...{ categories: [isPrivate ? 'Profile' : 'Page'], personalProfile: isPrivate },
      },
    ],
    post: ({ handle, accountId }, { id, text, writtenAt }) => ({
      ...{ postId: id, facebookId: accountId, user: { id: accountId }, text, time: writtenAt.toISOString() },
      ...{ url: `https://www.facebook.com/${handle}/posts/${id}`, isVideo: false, media: [] },
    }),
    nothing: [{ error: 'not_found' }],
  },
  x: {
    profile: (account) => [xUser(account)],
    post: (account, { id, text, writtenAt }) => ({
      ...{ type: 'tweet', id, fullText: text, createdAt: twitterDate(writtenAt), author: xUser(account) },
      ...{ isReply: false, isRetweet: false, isQuote: false },
    }),
    nothing: [{ noResults: true }],
  },
};

/** `Sun Jun 01 10:00:00 +0000 2025`. */
function twitterDate(date: Date): string {
  return date.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, '$1 $3 $2 $5 +0000 $4');
}
