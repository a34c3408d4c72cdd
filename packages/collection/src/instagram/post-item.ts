import type { PostKind } from '@visaguard/domain';
import type { Json } from '@visaguard/kernel';
import { at, isObject, listOf, member, numberOf, textOf } from '../json/json-access.ts';
import { countMedia } from '../media-count.ts';
import { unixMs } from '../meta/unix-ms.ts';
import { fieldThatMeans, type LabelledField, labelledFields } from './labelled-fields.ts';

/** What the layouts of a post have in common. */
export type InstagramPost = {
  readonly nativeId: string | null;
  readonly kind: PostKind;
  readonly text: string;
  readonly writtenAtMs: number | null;
  readonly permalink: string | null;
  readonly media: { images: number; videos: number; audio: number };
  readonly location: string | null;
};

/**
 * Reads a post, story, reel, profile photo or Threads post in any of its layouts:
 * `{media: [{uri, creation_timestamp, title}], title, creation_timestamp}`, the bare medium `{uri,
 * creation_timestamp, title}`, and `{timestamp, media, label_values, fbid}`. Null: none of them.
 */
export function readPostItem(item: Json): InstagramPost | null {
  if (!isObject(item)) return null;
  const fields = labelledFields(item);
  const media = mediaOf(item);
  const caption = fields.length > 0 ? labelledCaption(fields) : null;
  if (caption === 'unclear') return null;
  const text = caption ?? titleOf(item, media);
  const timestamp = timestampOf(item, media, fields);
  if (text === null && media.length === 0) return null;
  if (fields.length === 0 && timestamp === null && media.length === 0) return null;
  return {
    nativeId: textOf(item['fbid']) || null,
    kind: at(media[0], 'text_app_post', 'is_reply') === true ? 'reply' : 'authored',
    text: text ?? '',
    writtenAtMs: unixMs(timestamp),
    permalink: permalinkOf(fields),
    media: countMedia(media.map((medium) => textOf(member(medium, 'uri')) ?? '').filter((uri) => uri !== '')),
    location: locationOf(media),
  };
}

/** The media of an item, one level of nesting flattened; a bare medium is its own only one. */
function mediaOf(item: Json): readonly Json[] {
  const listed = listOf(member(item, 'media')).flatMap((medium) => {
    const inner = listOf(member(medium, 'media'));
    return inner.length > 0 ? inner : [medium];
  });
  if (listed.length > 0) return listed.filter(isObject);
  return textOf(member(item, 'uri')) === null ? [] : [item];
}

/** With one medium the caption is the medium's title, with several the item's. */
function titleOf(item: Json, media: readonly Json[]): string | null {
  const own = textOf(member(item, 'title'));
  const first = textOf(member(media[0], 'title'));
  return (media.length === 1 ? first || own : own || first) ?? own;
}

/**
 * The caption among labelled values. Where no label is known and several values could be it, none is taken: a
 * place or a product name must not become the person's words.
 */
function labelledCaption(fields: readonly LabelledField[]): string | null | 'unclear' {
  const labelled = fieldThatMeans(fields, 'caption');
  if (labelled) return labelled.value ?? '';
  const candidates = fields.filter(({ value, href, timestamp }) => value && href === null && timestamp === null);
  const [only, another] = candidates;
  if (another) return 'unclear';
  return only?.value ?? null;
}

function timestampOf(item: Json, media: readonly Json[], fields: readonly LabelledField[]): number | null {
  return (
    numberOf(member(item, 'creation_timestamp')) ??
    numberOf(member(item, 'timestamp')) ??
    numberOf(member(media[0], 'creation_timestamp')) ??
    fields.find(({ timestamp }) => timestamp !== null)?.timestamp ??
    null
  );
}

function permalinkOf(fields: readonly LabelledField[]): string | null {
  for (const { href, value } of fields) {
    const link = href ?? value ?? '';
    if (/^https:\/\/(?:www\.)?instagram\.com\/(?:[\w.]+\/)?(?:p|reel|tv|stories)\/[\w/-]+$/.test(link)) return link;
  }
  return null;
}

function locationOf(media: readonly Json[]): string | null {
  for (const medium of media) {
    for (const kind of ['photo_metadata', 'video_metadata']) {
      for (const exif of listOf(at(medium, 'media_metadata', kind, 'exif_data'))) {
        const [latitude, longitude] = [numberOf(member(exif, 'latitude')), numberOf(member(exif, 'longitude'))];
        if (latitude !== null && longitude !== null) return `${latitude}, ${longitude}`;
      }
    }
  }
  return null;
}
