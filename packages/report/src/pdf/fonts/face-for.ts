import { create } from 'fontkit';
import { type Face, fallbackFaces, textFace } from './faces.ts';
import { loadSlices, slicesFor } from './slices.ts';

const wholeFaces = [textFace, ...fallbackFaces];
const answers = new Map<number, Face>();
const coverages = new Map<Face, ReadonlySet<number>>();

/** Makes ready what the characters of these texts need beyond the faces that are always there. */
export async function loadFacesFor(texts: Iterable<string>): Promise<void> {
  const rare = new Set<number>();
  for (const text of texts) {
    for (const [character] of text.matchAll(/[^\0-\u024F]/gu)) rare.add(character.codePointAt(0) ?? 0);
  }
  await loadSlices([...rare].filter((codePoint) => !wholeFaces.some((face) => covers(face, codePoint))));
}

/** Which face draws a code point, or null if none does. `loadFacesFor` comes first. */
export function faceForCodePoint(codePoint: number): Face | null {
  const known = answers.get(codePoint);
  if (known) return known;
  const face = [...wholeFaces, ...slicesFor(codePoint)].find((candidate) => covers(candidate, codePoint)) ?? null;
  if (face) answers.set(codePoint, face);
  return face;
}

/** The one face that draws all of them, so that a cluster (an emoji sequence, a letter with marks) stays together. */
export function faceForAll(codePoints: readonly number[]): Face | null {
  const [first] = codePoints;
  if (first === undefined) return textFace;
  const preferred = faceForCodePoint(first);
  if (preferred === null || codePoints.every((codePoint) => covers(preferred, codePoint))) return preferred;
  return wholeFaces.find((face) => codePoints.every((codePoint) => covers(face, codePoint))) ?? null;
}

function covers(face: Face, codePoint: number): boolean {
  let coverage = coverages.get(face);
  if (!coverage) {
    const font = create(face.content());
    coverage = new Set('characterSet' in font ? font.characterSet : []);
    coverages.set(face, coverage);
  }
  return coverage.has(codePoint);
}
