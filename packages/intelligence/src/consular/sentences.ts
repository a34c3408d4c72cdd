/** A sentence of a text: `text.slice(start, end)` without white space around it. */
export type Sentence = { readonly start: number; readonly end: number; readonly text: string };

const ending = /[.!?…]+(?=[\s"'”’)]|$)["'”’)]*|[\n\r]+/gu;
const lengthMax = 320;

/** Parts a text at the ends of sentences and lines. Offsets are UTF-16 units; a very long one ends at a space. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(ending)) {
    sentences.push(...trimmed(text, from, index + mark.length));
    from = index + mark.length;
  }
  sentences.push(...trimmed(text, from, text.length));
  return sentences;
}

function trimmed(text: string, from: number, to: number): Sentence[] {
  const part = text.slice(from, to);
  const start = from + (part.length - part.trimStart().length);
  const end = start + part.trim().length;
  if (end <= start) return [];
  if (end - start <= lengthMax) return [{ start, end, text: text.slice(start, end) }];
  const cut = cutAt(text, start, end);
  return [{ start, end: cut, text: text.slice(start, cut) }, ...trimmed(text, cut, end)];
}

/** Behind the last space that fits; without one between two characters, never within a pair. */
function cutAt(text: string, start: number, end: number): number {
  const limit = Math.min(start + lengthMax, end);
  const space = text.lastIndexOf(' ', limit);
  if (space > start) return space;
  const high = text.charCodeAt(limit - 1);
  return high >= 0xd800 && high <= 0xdbff ? limit - 1 : limit;
}
