import type { Audience } from '@visaguard/domain';
import { gap } from '../gap.ts';
import type { FoundFile, Importer, ImporterInputs, ItemReading, SessionStart } from '../importer.ts';
import { malformed, nothing } from '../importer.ts';
import { noMedia } from '../media-count.ts';
import { readMetaAccounts } from '../meta/meta-accounts.ts';
import { mendMetaJson } from '../meta/meta-text.ts';
import { type InstagramAccount, readAccount } from './account.ts';
import { readCommentItem } from './comment-item.ts';
import {
  instagramFiles,
  instagramHtmlMarkers,
  instagramMarkers,
  instagramNever,
  instagramPassedOver,
  instagramRoot,
} from './files.ts';
import { readPostItem } from './post-item.ts';

/** "Download your information" of Instagram, format JSON, in its layouts since 2020. */
export const instagramImporter: Importer = {
  platform: 'instagram',
  reading: {
    reads: [
      'posts, reels, stories, archived posts: text, date, number of pictures and videos',
      'captions of profile photos',
      'your own comments and Threads posts',
      'your account information: username, name, e-mail address, whether the account is private',
    ],
    neverOpens: [
      'messages',
      'followers, contacts and the accounts you follow',
      'likes and saved posts',
      'searches, advertising and login records',
      'the pictures, videos and recordings themselves',
    ],
  },
  files: instagramFiles,
  never: instagramNever,
  markers: instagramMarkers,
  htmlMarkers: instagramHtmlMarkers,
  passedOver: instagramPassedOver,
  listMembers: /^(?:ig_\w+|comments_\w+|text_post_app_\w+)$/,
  platformSince: '2010-10-06T00:00:00.000Z',
  begin: beginReading,
};

async function beginReading(inputs: ImporterInputs): Promise<SessionStart> {
  const form = { root: instagramRoot, readAccount, accountOfRoot };
  const { account, accounts, gaps, madeAt } = await readMetaAccounts(inputs, form);
  if (account === 'mixed_accounts') return { state: 'mixed_accounts' };
  const isPrivate = accounts.find((known) => known.isPrivate !== null)?.isPrivate ?? null;
  if (isPrivate === null) {
    gaps.push(gap('audience_not_stated', 'The export does not say whether the account is private.'));
  }
  const session = {
    account,
    madeAt,
    gaps,
    readItem: (file: FoundFile, item: Parameters<typeof mendMetaJson>[0]) => readItem(file.rule.kind, item, isPrivate),
    finish: () => [],
  };
  return { state: 'ready', session };
}

function accountOfRoot(handle: string): InstagramAccount {
  return { handle, accountId: null, emails: [], name: null, isPrivate: null };
}

function readItem(kind: string, raw: Parameters<typeof mendMetaJson>[0], isPrivate: boolean | null): ItemReading {
  const item = mendMetaJson(raw);
  const audience = audienceOf(kind, isPrivate);
  if (kind === 'comment') {
    const comment = readCommentItem(item);
    if (!comment) return malformed;
    const { text, writtenAtMs, orderAssumed } = comment;
    const draft = {
      nativeId: null,
      kind: 'reply',
      audience,
      text,
      writtenAtMs,
      permalink: null,
      media: noMedia,
    } as const;
    return { state: 'post', draft, notes: orderAssumed ? ['label_order_assumed'] : [] };
  }
  const post = readPostItem(item);
  if (!post) return malformed;
  // A profile photo without words is a picture, not a post.
  if (kind === 'profile_photo' && post.text === '') return nothing;
  const { location, ...shared } = post;
  const details = location === null ? {} : { privateDetails: { location } };
  return { state: 'post', draft: { ...shared, audience, ...details } };
}

/**
 * Who could see it. The export states it for the account and for archived posts; a story was seen for a day by
 * people it does not name, a comment by those who could see somebody else's post.
 */
function audienceOf(kind: string, isPrivate: boolean | null): Audience {
  if (kind === 'archived_post') return 'not_public';
  if (kind === 'profile_photo') return 'public';
  if (kind === 'comment' || kind === 'thread') return 'unknown';
  if (isPrivate === null) return 'unknown';
  if (isPrivate) return 'not_public';
  return kind === 'story' ? 'unknown' : 'public';
}
