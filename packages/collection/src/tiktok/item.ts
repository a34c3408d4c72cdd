import type { Audience } from '@visaguard/domain';
import type { Json } from '@visaguard/kernel';
import { type ItemReading, malformed, type PostDraft } from '../importer.ts';
import { isObject, numberOf } from '../json/json-access.ts';
import { noMedia } from '../media-count.ts';
import { fieldOf, parseTiktokDate, wordsOf } from './fields.ts';

/**
 * `{Date, Link, Likes, WhoCanView, Title, Location, ...}`. The title is what the person wrote under the film. Not
 * taken: `AddYoursText`, which is as often the invitation of somebody else that the film answers, and the name of the
 * sound. Exports before about 2023 have no titles; such a film has no words.
 */
export function readVideo(item: Json): ItemReading {
  const writtenAtMs = parseTiktokDate(wordsOf(item, 'Date'));
  const link = wordsOf(item, 'Link');
  if (!isObject(item) || (writtenAtMs === null && link === null)) return malformed;
  const nativeId = videoIdOf(link);
  const details = privateDetailsOf(item);
  return {
    state: 'post',
    draft: {
      nativeId,
      kind: 'authored',
      audience: audienceOf(wordsOf(item, 'WhoCanView')),
      text: wordsOf(item, 'Title') ?? '',
      writtenAtMs,
      permalink: nativeId === null ? null : `https://www.tiktokv.com/share/video/${nativeId}/`,
      media: { images: 0, videos: 1, audio: 0 },
      ...(Object.keys(details).length > 0 ? { privateDetails: details } : {}),
    },
  };
}

/** `{date, comment, photo, url}`; the link leads to somebody else's film. */
export function readComment(item: Json): ItemReading {
  const hasText = typeof fieldOf(item, 'comment') === 'string';
  const photo = wordsOf(item, 'photo');
  if (!hasText && photo === null) return malformed;
  const media = { ...noMedia, images: photo === null ? 0 : 1 };
  return reply(wordsIn(item, 'comment'), parseTiktokDate(wordsOf(item, 'date')), media);
}

/** `{CommentTime, CommentContent, RawTime}`, `{QuestionTime, QuestionContent}`: said while watching somebody live. */
export function readLiveRemark(item: Json): ItemReading {
  const kind = typeof fieldOf(item, 'QuestionContent') === 'string' ? 'Question' : 'Comment';
  if (typeof fieldOf(item, `${kind}Content`) !== 'string') return malformed;
  const rawSeconds = numberOf(fieldOf(item, 'RawTime'));
  const writtenAtMs = parseTiktokDate(wordsOf(item, `${kind}Time`)) ?? (rawSeconds === null ? null : rawSeconds * 1000);
  return reply(wordsIn(item, `${kind}Content`), writtenAtMs, noMedia);
}

/** What somebody said, as it stands: a comment may well read "none". */
function wordsIn(item: Json, name: string): string {
  const text = fieldOf(item, name);
  return typeof text === 'string' ? text : '';
}

function reply(text: string, writtenAtMs: number | null, media: PostDraft['media']): ItemReading {
  // Whoever could see the film that it stands under; the export does not say who.
  const draft = {
    nativeId: null,
    kind: 'reply',
    audience: 'unknown',
    text,
    writtenAtMs,
    permalink: null,
    media,
  } as const;
  return { state: 'post', draft };
}

/** Other links are addresses of the file itself, which lapse within hours and carry a key. */
function videoIdOf(link: string | null): string | null {
  const pattern =
    /^https:\/\/(?:www\.|m\.)?tiktokv?\.com\/(?:share\/video|@[\w.]+\/(?:video|photo))\/(\d{5,20})\/?(?:\?|$)/;
  return pattern.exec(link ?? '')?.[1] ?? null;
}

function audienceOf(whoCanView: string | null): Audience {
  if (whoCanView === null) return 'unknown';
  if (/^(?:public|everyone)$/i.test(whoCanView)) return 'public';
  return /^(?:private|only ?me|self|friends|mutual friends|followers|subscribers)$/i.test(whoCanView)
    ? 'not_public'
    : 'unknown';
}

function privateDetailsOf(item: Json): { likes?: number; location?: string } {
  const [likes, location] = [numberOf(fieldOf(item, 'Likes')), wordsOf(item, 'Location')];
  return { ...(likes === null ? {} : { likes }), ...(location === null ? {} : { location }) };
}
