import type { Json } from '@visaguard/kernel';
import { at, isObject, listOf, member, numberOf, textOf } from '../json/json-access.ts';

/** What hangs on a post or comment, sorted by whose words it holds. */
export type Attachments = {
  /** File names of pictures and videos. */
  readonly files: readonly string[];
  /** The person's own: captions of uploaded media, notes. */
  readonly ownTexts: readonly string[];
  /** A link that was passed on; the title of its page is somebody else's words. */
  readonly link: { readonly title: string | null } | null;
  readonly location: string | null;
};

/** Reads `attachments: [{data: [{media}, {place}, {external_context}, {note}, ...]}]`; other kinds are left alone. */
export function readAttachments(item: Json): Attachments {
  const pieces = listOf(member(item, 'attachments')).flatMap((attachment) => listOf(member(attachment, 'data')));
  const notes = pieces.map((piece) => member(piece, 'note')).filter(isObject);
  const media = [
    ...pieces.map((piece) => member(piece, 'media')),
    ...notes.flatMap((note) => listOf(member(note, 'media'))),
  ].filter(isUpload);
  return {
    files: media.map((medium) => textOf(member(medium, 'uri')) ?? ''),
    ownTexts: [...notes.flatMap(noteTexts), ...media.map((medium) => textOf(member(medium, 'description')) ?? '')],
    link: linkAmong(pieces),
    location: placeAmong(pieces) ?? coordinatesAmong(media),
  };
}

/** Media of the export have a path in it. One that is only linked was uploaded by somebody else. */
function isUpload(medium: Json | undefined): medium is Json {
  const uri = textOf(member(medium, 'uri'));
  return uri !== null && uri !== '' && !/^https?:/i.test(uri);
}

function noteTexts(note: Json): string[] {
  return [textOf(member(note, 'title')) ?? '', textOf(member(note, 'text')) ?? ''];
}

/** Without an address it is no link: "saved a seller" names one in the same place. */
function linkAmong(pieces: readonly Json[]): Attachments['link'] {
  for (const piece of pieces) {
    const context = member(piece, 'external_context');
    if (textOf(member(context, 'url'))) return { title: textOf(member(context, 'name')) || null };
  }
  return null;
}

function placeAmong(pieces: readonly Json[]): string | null {
  for (const piece of pieces) {
    const place = member(piece, 'place');
    const named = textOf(member(place, 'name')) || textOf(member(place, 'address'));
    const found = named || coordinatesOf(member(place, 'coordinate'));
    if (found) return found;
  }
  return null;
}

function coordinatesAmong(media: readonly Json[]): string | null {
  for (const medium of media) {
    for (const kind of ['photo_metadata', 'video_metadata']) {
      for (const exif of listOf(at(medium, 'media_metadata', kind, 'exif_data'))) {
        const found = coordinatesOf(exif);
        if (found) return found;
      }
    }
  }
  return null;
}

function coordinatesOf(value: Json | undefined): string | null {
  const [latitude, longitude] = [numberOf(member(value, 'latitude')), numberOf(member(value, 'longitude'))];
  return latitude === null || longitude === null ? null : `${latitude}, ${longitude}`;
}
