import type { Json } from '@visaguard/kernel';
import { type ItemReading, malformed } from '../importer.ts';
import { member, textOf } from '../json/json-access.ts';
import { noMedia } from '../media-count.ts';
import { isAddress, linkedPostOf, parseRowDate } from './row-text.ts';

/**
 * One row of `Comments.csv`: `{Date, Link, Message}`. The date may be empty, and the link leads to the post that was
 * commented on, so it names many comments. Who could see it, the export does not say.
 */
export function readCommentRow(row: Json): ItemReading {
  const [date, link, message] = ['Date', 'Link', 'Message'].map((name) => textOf(member(row, name)));
  if (typeof date !== 'string' || typeof link !== 'string' || typeof message !== 'string') return malformed;
  const writtenAtMs = parseRowDate(date);
  if (writtenAtMs === 'other' || !isAddress(link)) return malformed;
  const post = linkedPostOf(link);
  const draft = {
    nativeId: post !== null && writtenAtMs !== null ? `comment/${post.urn}/${writtenAtMs}` : null,
    kind: 'reply',
    audience: post?.inGroup ? 'not_public' : 'unknown',
    text: message,
    writtenAtMs,
    permalink: post?.permalink ?? null,
    media: noMedia,
  } as const;
  return { state: 'post', draft };
}
