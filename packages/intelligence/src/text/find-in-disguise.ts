import { confusables } from './confusables.ts';
import { foldWithMap } from './fold-with-map.ts';

const plainAscii = /^\p{ASCII}*$/u;

/**
 * Finds spans in a text as it is written and as it reads: without invisible characters, with compatibility forms and
 * look-alike letters as plain ones. What a reader recognises must not slip past a mask because of how it is spelt.
 * @returns spans of the original text; the two readings may overlap.
 */
export function findInDisguise<Found extends { readonly start: number; readonly end: number }>(
  text: string,
  find: (text: string) => readonly Found[],
): Found[] {
  const asWritten = find(text);
  if (plainAscii.test(text)) return [...asWritten];
  const folded = foldWithMap(text);
  const asRead = find(folded.text.replace(/\p{L}+/gu, latinLetters)).map((found) => ({
    ...found,
    start: folded.startOf[found.start] ?? 0,
    end: folded.endOf[found.end - 1] ?? text.length,
  }));
  return [...asWritten, ...asRead];
}

/** A word that mixes Latin letters with look-alikes, as Latin, unit for unit; any other word as it is. */
function latinLetters(word: string): string {
  if (!/[a-z]/i.test(word) || /^[a-z]+$/i.test(word)) return word;
  return [...word].map((letter) => latinLetter(letter)).join('');
}

function latinLetter(letter: string): string {
  const latin = confusables.get(letter.toLowerCase());
  if (latin === undefined || letter.length !== 1) return letter;
  return letter === letter.toLowerCase() ? latin : latin.toUpperCase();
}
