import { englishWords } from '../language/english-words.ts';
import { readWords } from '../text/read-words.ts';
import type { Word } from '../text/word.ts';
import type { AnnotatedText } from './annotated-text.ts';
import type { Mark } from './lexicon.ts';
import { markGroupPronouns } from './mark-group-pronouns.ts';
import { vocabulary } from './vocabulary.ts';
import { wordKnowledge } from './word-knowledge.ts';

const idiom = vocabulary.classId('idiom');
const mention = vocabulary.classId('mention');
const named = vocabulary.classId('named');
const group = vocabulary.classId('group');
const groupThey = vocabulary.classId('group_they');
const target = vocabulary.classId('target');
const groupOrAdjective = vocabulary.classId('group_or_adjective');
const afterPeople = vocabulary.classId('after_people');

/** Capitalised words that are no persons. */
const notPersons = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december christmas easter english god netflix google youtube instagram twitter facebook apple amazon uber`.split(
    /\s+/,
  ),
);

/** Reads a text, masked or not, into words with the classes that rules speak of. */
export function annotate(text: string): AnnotatedText {
  const words = readWords(text, wordKnowledge);
  const marks: Mark[][] = words.map(() => []);
  for (let at = 0; at < words.length; at++) {
    const found = vocabulary.marksAt(words, at);
    const saying = found.find((mark) => mark.classId === idiom);
    if (saying) {
      at += saying.length - 1;
      continue;
    }
    marks[at] = [...found.flatMap((mark) => asGroup(mark, words, at)), ...personMarks(words[at])];
  }
  markGroupPronouns(words, marks);
  for (const here of marks) {
    const isTarget = here.find((mark) => mark.classId === group || mark.classId === groupThey);
    if (isTarget) here.push({ classId: target, length: isTarget.length });
  }
  const present = new Set(marks.flatMap((here) => here.map((mark) => mark.classId)));
  const unitLengths = marks.map((here) => here.find((mark) => mark.classId === group)?.length ?? 1);
  return { text, words, marks, unitLengths, present };
}

/** "Muslim" is people if what follows is no noun. */
function asGroup(mark: Mark, words: readonly Word[], at: number): Mark[] {
  if (mark.classId !== groupOrAdjective) return [mark];
  const here = words[at + mark.length - 1];
  const next = words[at + mark.length];
  const endsHere = !next || next.clause !== here?.clause || next.kind !== 'word';
  const people = endsHere || vocabulary.marksAt(words, at + mark.length).some(({ classId }) => classId === afterPeople);
  return people ? [{ classId: group, length: mark.length }] : [];
}

function personMarks(word: Word | undefined): Mark[] {
  if (word?.kind === 'handle') return [{ classId: mention, length: 1 }];
  return word && isNamed(word) ? [{ classId: named, length: 1 }] : [];
}

/**
 * A masked name, or a capitalised word that nobody knows: names that the mask misses must weigh as much as names that
 * it hides, or a rare name would be judged otherwise than a common one (rule R9).
 */
function isNamed(word: Word): boolean {
  if (word.kind === 'name') return true;
  return (
    word.capitalised && !vocabulary.isKnown(word.form) && !englishWords.has(word.form) && !notPersons.has(word.form)
  );
}
