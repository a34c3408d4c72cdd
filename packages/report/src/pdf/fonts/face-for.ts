import { openSync } from 'fontkit';
import { type Face, fallbackFaces, type SlicedFace, slicedFaces, textFace } from './faces.ts';

/**
 * Which face draws a code point, or null if none does. Answers are kept for the life of the process: they depend on
 * the font files alone.
 */
export function faceForCodePoint(codePoint: number): Face | null {
  const known = answers.get(codePoint);
  if (known !== undefined) return known;
  const face = findFace(codePoint);
  answers.set(codePoint, face);
  return face;
}

/** The one face that draws all of them, so that a cluster (an emoji sequence, a letter with marks) stays together. */
export function faceForAll(codePoints: readonly number[]): Face | null {
  const first = codePoints[0];
  if (first === undefined) return textFace;
  const preferred = faceForCodePoint(first);
  if (preferred === null || codePoints.every((codePoint) => covers(preferred, codePoint))) return preferred;
  return [textFace, ...fallbackFaces].find((face) => codePoints.every((codePoint) => covers(face, codePoint))) ?? null;
}

const answers = new Map<number, Face | null>();
const coverages = new Map<string, ReadonlySet<number>>();
const sliceRanges = new Map<string, readonly { slice: string; ranges: readonly (readonly [number, number])[] }[]>();

function findFace(codePoint: number): Face | null {
  const whole = [textFace, ...fallbackFaces].find((face) => covers(face, codePoint));
  if (whole) return whole;
  for (const sliced of slicedFaces) {
    for (const { slice, ranges } of rangesOf(sliced)) {
      if (!ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) continue;
      const face = sliced.face(slice);
      if (covers(face, codePoint)) return face;
    }
  }
  return null;
}

/** The advertised ranges also name code points that the file lacks, so the file itself has the last word. */
function covers(face: Face, codePoint: number): boolean {
  let coverage = coverages.get(face.path);
  if (!coverage) {
    const font = openSync(face.path);
    coverage = new Set('characterSet' in font ? font.characterSet : []);
    coverages.set(face.path, coverage);
  }
  return coverage.has(codePoint);
}

function rangesOf({ name, ranges }: SlicedFace) {
  let parsed = sliceRanges.get(name);
  if (!parsed) {
    parsed = Object.entries(ranges).map(([slice, list]) => ({
      slice: slice.replace(/[[\]]/g, ''),
      ranges: parseRanges(list),
    }));
    sliceRanges.set(name, parsed);
  }
  return parsed;
}

/** `U+4e00-4e1f,U+4e28` as pairs of first and last code point. */
function parseRanges(list: string): [number, number][] {
  return list.split(',').map((range) => {
    const [from = '', to] = range.trim().replace(/^U\+/i, '').split('-');
    const first = Number.parseInt(from, 16);
    return [first, to === undefined ? first : Number.parseInt(to, 16)];
  });
}
