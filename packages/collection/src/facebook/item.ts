import type { Audience } from '@visaguard/domain';
import type { Json } from '@visaguard/kernel';
import { type ItemReading, malformed } from '../importer.ts';
import { isObject, listOf, member, numberOf, textOf } from '../json/json-access.ts';
import { countMedia } from '../media-count.ts';
import { unixMs } from '../meta/unix-ms.ts';
import { readAttachments } from './attachments.ts';

/** `wordless_share`: something was passed on, and neither its words nor the person's stand in the export. */
export type FacebookReading = ItemReading | { readonly state: 'wordless_share' };

/**
 * Reads an entry of the posts files: `{timestamp, title, data: [{post}, {update_timestamp}], attachments, tags}`. The
 * title ("Mara Sample wrote on Noor Sample's timeline.") is the platform's sentence and names third persons: it is not
 * looked at, and neither are the tags.
 */
export function readPost(item: Json, audience: Audience): FacebookReading {
  const found = entryOf(item);
  if (!found) return malformed;
  const { details, writtenAtMs } = found;
  const { files, ownTexts, link, location } = readAttachments(item);
  const posted = details.map((detail) => textOf(member(detail, 'post')) ?? '');
  const text = joined([...posted, ...ownTexts]);
  const media = countMedia(files);
  const shared = { audience, writtenAtMs, nativeId: null, permalink: null, media, ...placeOf(location) };
  if (text !== '' || files.length > 0 || (location !== null && !link)) {
    const quoted = link?.title ? { quotedText: link.title } : {};
    return { state: 'post', draft: { ...shared, kind: link ? 'quoted' : 'authored', text, ...quoted } };
  }
  if (link?.title) return { state: 'post', draft: { ...shared, kind: 'shared', text: link.title } };
  return { state: 'wordless_share' };
}

/** Reads `{timestamp, title, data: [{comment: {timestamp, comment, author, group}}], attachments}`. */
export function readComment(item: Json): ItemReading {
  const found = entryOf(item);
  const comment = found?.details.map((detail) => member(detail, 'comment')).find(isObject);
  const text = textOf(member(comment, 'comment'));
  // A sticker or an animated picture as comment has no words, and still a time.
  if (!found || !comment || (text === null && numberOf(member(comment, 'timestamp')) === null)) return malformed;
  return {
    state: 'post',
    draft: {
      nativeId: null,
      kind: 'reply',
      // Whoever could see somebody else's post; the export does not say who.
      audience: 'unknown',
      text: text ?? '',
      writtenAtMs: unixMs(numberOf(member(comment, 'timestamp'))) ?? found.writtenAtMs,
      permalink: null,
      media: countMedia(readAttachments(item).files),
    },
  };
}

/** What posts and comments have in common; null where it is neither. */
function entryOf(item: Json): { details: readonly Json[]; writtenAtMs: number | null } | null {
  if (!isObject(item)) return null;
  const [details, attachments] = [item['data'], item['attachments']];
  if (!Array.isArray(details) && !Array.isArray(attachments)) return null;
  return { details: listOf(details), writtenAtMs: unixMs(numberOf(item['timestamp'])) };
}

/** Each text once: the caption of a photo repeats the words of its post. */
function joined(texts: readonly string[]): string {
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '').join('\n\n');
}

function placeOf(location: string | null): { privateDetails?: { location: string } } {
  return location === null ? {} : { privateDetails: { location } };
}
