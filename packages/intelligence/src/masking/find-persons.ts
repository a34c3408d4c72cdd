import { givenNames } from './given-names.ts';

export type Span = { readonly start: number; readonly end: number };

const handlePattern = /(?<![\p{L}\p{N}_.@])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]*[\p{L}\p{N}_])?/gu;
const capitalisedRun = /\p{Lu}[\p{L}\p{M}'’-]+(?: (?:(?:de|da|van|von|bin|al|el|la) )?\p{Lu}[\p{L}\p{M}'’-]+){0,3}/gu;
const cueBefore =
  /(?:\b(?:mr|mrs|ms|mx|dr|prof|professor|officer|judge|sir|madam|coach|uncle|aunt|auntie)\.? |\b(?:my|our|his|her|their|your) (?:best )?(?:friend|brother|sister|boss|manager|colleague|coworker|roommate|flatmate|cousin|neighbou?r|ex|wife|husband|girlfriend|boyfriend|partner|teacher|son|daughter|landlord) |\b(?:named|nicknamed) )$/iu;
/** Only with a capital: "would anybody miss Italians" names nobody. */
const missBefore = /\b(?:Miss|MISS) $/u;
const cueLength = 40;
const titles = new Set('Mr Mrs Ms Mx Dr Prof Professor Officer Judge Coach Uncle Aunt Auntie'.split(' '));
/** After a name these words begin something else: "Sarah I love you", "Ahmed The best". */
const notSurnames = new Set(
  'I The A An And But Or So If In On At Is Are Was He She They We You It My Happy'.split(' '),
);

/** Account handles: `@` and the name. An `@` inside a word (an e-mail address) is none. */
export function findHandles(text: string): Span[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(handlePattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/**
 * Persons' names as far as rules can tell: a known given name with what follows it in capitals, or capitals after a
 * title or a relation ("Dr …", "my boss …"). Written in lower case, or unknown and without such a cue, a name is missed.
 */
export function findNames(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(capitalisedRun)) {
    const span = nameWithin(text, match[0], match.index);
    if (span) found.push(span);
  }
  return found;
}

function nameWithin(text: string, run: string, start: number): Span | null {
  const words = run.split(' ');
  const first = firstOfName(words, text.slice(Math.max(0, start - cueLength), start));
  if (first < 0) return null;
  const before = words.slice(0, first).join(' ').length;
  const rest = words.slice(first);
  const stop = rest.findIndex((word, at) => at > 0 && notSurnames.has(word));
  const name = (stop < 0 ? rest : rest.slice(0, stop)).join(' ').replace(/['’]s$/u, '');
  const from = start + (first > 0 ? before + 1 : 0);
  return { start: from, end: from + name.length };
}

/** Where in a run of capitalised words the name begins; -1 where there is none. */
function firstOfName(words: readonly string[], before: string): number {
  if (cueBefore.test(before) || missBefore.test(before)) return 0;
  if (words.length > 1 && titles.has(words[0] ?? '')) return 1;
  return words.findIndex((word) => givenNames.has(word.replace(/['’]s$/u, '')));
}
