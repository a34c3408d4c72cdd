import type { Audience, PostKind } from '@visaguard/domain';
import type { Json } from '@visaguard/kernel';
import { type ItemReading, malformed } from '../importer.ts';
import { member, textOf } from '../json/json-access.ts';
import { countMedia, noMedia } from '../media-count.ts';
import { isAddress, type LinkedPost, linkedPostOf, parseRowDate, unwrapLines } from './row-text.ts';

/** One row of `Shares.csv`: `{Date, ShareLink, ShareCommentary, SharedUrl?, MediaUrl?, Visibility?}`. */
export function readShareRow(row: Json): ItemReading {
  const [date, link, commentary] = ['Date', 'ShareLink', 'ShareCommentary'].map((name) => textOf(member(row, name)));
  if (typeof date !== 'string' || typeof link !== 'string' || typeof commentary !== 'string') return malformed;
  const writtenAtMs = parseRowDate(date);
  // A row in which these are something else is a piece of a text that was cut at the wrong place.
  if (writtenAtMs === 'other' || !isAddress(link)) return malformed;
  const sharedUrl = textOf(member(row, 'SharedUrl')) ?? '';
  const mediaUrl = textOf(member(row, 'MediaUrl'))?.trim() ?? '';
  const text = unwrapLines(commentary);
  const post = linkedPostOf(link);
  const draft = {
    nativeId: post?.urn ?? null,
    kind: kindOf({ text, sharedUrl, mediaUrl }),
    audience: audienceOf(textOf(member(row, 'Visibility')) ?? '', post),
    text,
    writtenAtMs,
    permalink: post?.permalink ?? null,
    media: mediaUrl === '' ? noMedia : countMedia([mediaUrl]),
  };
  return { state: 'post', draft };
}

type Written = { readonly text: string; readonly sharedUrl: string; readonly mediaUrl: string };

/** Without words and pictures of one's own, somebody else's post was passed on; the export does not hold its text. */
function kindOf({ text, sharedUrl, mediaUrl }: Written): PostKind {
  if (text.trim() === '') return mediaUrl === '' ? 'shared' : 'authored';
  return linkedPostOf(sharedUrl) === null ? 'authored' : 'quoted';
}

/**
 * `PUBLIC`, `CONNECTIONS` and `CONTAINER` (a group) say who could see it. Nearly every row says `MEMBER_NETWORK`,
 * which the platform writes for posts to everybody and to connections alike.
 */
function audienceOf(visibility: string, post: LinkedPost | null): Audience {
  const written = visibility.trim().toUpperCase();
  if (post?.inGroup || /^CONNECTIONS|^CONTAINER$/.test(written)) return 'not_public';
  return written === 'PUBLIC' ? 'public' : 'unknown';
}
