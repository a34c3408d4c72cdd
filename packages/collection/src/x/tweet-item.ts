import { type Audience, canonicalHandle, type PostKind, type PrivatePostDetails } from '@visaguard/domain';
import type { Json } from '@visaguard/kernel';
import type { ArchiveAccount } from '../archive.ts';
import { type ItemReading, malformed } from '../importer.ts';
import { at, isObject, listOf, member, numberOf, textOf } from '../json/json-access.ts';
import type { NoteTweets } from './note-tweets.ts';
import { expandLinks, mediaOf, parseTweetDate, unescapeHtml } from './tweet-text.ts';

export type TweetContext = {
  readonly account: ArchiveAccount | null;
  readonly audience: Audience;
  readonly notes: NoteTweets;
};

const sharedPattern = /^RT @\w{1,15}:? /;
const trailingStatusLink = /\s*https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/\w+\/status\/\d+\S*$/;
const statusLink = /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/\w+\/status\/\d+/;

/** Reads one post of `tweets.js` or `community-tweet.js`: `{tweet: {...}}`, in old archives the bare object. */
export function readTweetItem(item: Json, context: TweetContext): ItemReading {
  const tweet = member(item, 'tweet') ?? item;
  const raw = textOf(member(tweet, 'full_text')) ?? textOf(member(tweet, 'text'));
  if (!isObject(tweet) || raw === null) return malformed;
  const writtenAtMs = parseTweetDate(textOf(member(tweet, 'created_at')));
  const kind = kindOf(tweet, raw, context.account);
  const nativeId = idOf(tweet);
  const whole = kind === 'shared' ? null : context.notes.fullText(raw, writtenAtMs);
  const text = whole ?? expandLinks(unescapeHtml(raw), tweet);
  const details = privateDetailsOf(tweet);
  return {
    state: 'post',
    draft: {
      nativeId,
      kind,
      audience: context.audience,
      text: ownWords(text, kind),
      writtenAtMs,
      permalink: nativeId ? permalinkOf(nativeId, context.account) : null,
      media: mediaCounts(tweet),
      ...(details ? { privateDetails: details } : {}),
    },
    // The archive keeps the first 140 characters of a shared post.
    notes: kind === 'shared' && raw.trimEnd().endsWith('…') ? ['shared_text_cut'] : [],
  };
}

/** Without the name of the person shared from, and without the link that only stands for the quoted post. */
function ownWords(text: string, kind: PostKind): string {
  if (kind === 'shared') return text.replace(sharedPattern, '');
  return kind === 'quoted' ? text.replace(trailingStatusLink, '') : text;
}

/** `retweeted` is false even for shared posts; only the text tells. An answer to oneself continues one's own post. */
function kindOf(tweet: Json, raw: string, account: ArchiveAccount | null): PostKind {
  if (sharedPattern.test(raw)) return 'shared';
  const repliedTo = textOf(member(tweet, 'in_reply_to_user_id_str')) ?? textOf(member(tweet, 'in_reply_to_user_id'));
  const replies = repliedTo !== null || textOf(member(tweet, 'in_reply_to_status_id_str')) !== null;
  if (replies && (repliedTo === null || repliedTo !== account?.accountId)) return 'reply';
  const links = listOf(at(tweet, 'entities', 'urls')).map((url) => textOf(member(url, 'expanded_url')) ?? '');
  return links.some((link) => statusLink.test(link)) ? 'quoted' : 'authored';
}

function idOf(tweet: Json): string | null {
  const id = textOf(member(tweet, 'id_str')) ?? textOf(member(tweet, 'id'));
  return id !== null && /^\d{1,20}$/.test(id) ? id : null;
}

/** The handle is content of the export: one that is none on this platform gets no place in a link. */
function permalinkOf(id: string, account: ArchiveAccount | null): string {
  const handle = account?.handle ? canonicalHandle('x', account.handle) : null;
  return handle?.ok ? `https://x.com/${handle.value.canonical}/status/${id}` : `https://x.com/i/web/status/${id}`;
}

function mediaCounts(tweet: Json) {
  const counts = { images: 0, videos: 0, audio: 0 };
  for (const medium of mediaOf(tweet)) {
    if (textOf(member(medium, 'type')) === 'photo') counts.images += 1;
    else counts.videos += 1;
  }
  return counts;
}

function privateDetailsOf(tweet: Json): PrivatePostDetails | null {
  const likes = numberOf(member(tweet, 'favorite_count'));
  const reposts = numberOf(member(tweet, 'retweet_count'));
  const location = textOf(at(tweet, 'place', 'full_name'));
  if (likes === null && reposts === null && location === null) return null;
  return {
    ...(likes === null ? {} : { likes }),
    ...(reposts === null ? {} : { reposts }),
    ...(location === null ? {} : { location }),
  };
}
