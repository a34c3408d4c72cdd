import { readFile } from 'node:fs/promises';
import decompress from 'woff2-encoder/decompress';
import { type Face, type SlicedFont, slicedFonts } from './faces.ts';

type Slice = {
  readonly font: SlicedFont;
  readonly id: string;
  readonly ranges: readonly (readonly [number, number])[];
};

const slices: readonly Slice[] = slicedFonts.flatMap((font) =>
  Object.entries(font.ranges).map(([id, list]) => ({ font, id: id.replace(/[[\]]/g, ''), ranges: parseRanges(list) })),
);
// The variable fonts are embedded at their thinnest, because the subsetter cannot write another instance of them; an
// outline of this width brings them to the weight of the other faces.
const thinOutlineEm = 0.05;
const loaded = new Map<Slice, Face>();

/**
 * Unpacks the slices that claim any of these code points, once in the life of the process. Layout cannot wait, so
 * this comes before it.
 */
export async function loadSlices(codePoints: Iterable<number>): Promise<void> {
  const wanted = new Set<Slice>();
  for (const codePoint of codePoints) for (const slice of claiming(codePoint)) wanted.add(slice);
  for (const slice of wanted) {
    if (loaded.has(slice)) continue;
    const unpacked = Buffer.from(await decompress(await readFile(slice.font.path(slice.id))));
    loaded.set(slice, { name: `${slice.font.name}-${slice.id}`, content: () => unpacked, outlineEm: thinOutlineEm });
  }
}

/** The unpacked slices that claim the code point; whether they have a glyph for it, the file itself must say. */
export function slicesFor(codePoint: number): Face[] {
  return claiming(codePoint).flatMap((slice) => loaded.get(slice) ?? []);
}

function claiming(codePoint: number): Slice[] {
  return slices.filter(({ ranges }) => ranges.some(([from, to]) => codePoint >= from && codePoint <= to));
}

/** `U+4e00-4e1f,U+4e28` as pairs of first and last code point. */
function parseRanges(list: string): [number, number][] {
  return list.split(',').map((range) => {
    const [from = '', to] = range.trim().replace(/^U\+/i, '').split('-');
    const first = Number.parseInt(from, 16);
    return [first, to === undefined ? first : Number.parseInt(to, 16)];
  });
}
