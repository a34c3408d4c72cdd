import type { Word } from '../text/word.ts';
import type { Mark } from './lexicon.ts';

/** A text in the form that rules read: words, and for each word the classes that begin there. */
export type AnnotatedText = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly marks: readonly (readonly Mark[])[];
  /** How many words count as one in a gap, from each word on: the name of a group is one, however long it is (rule R9). */
  readonly unitLengths: readonly number[];
  /** All classes that occur anywhere: most rules are dismissed by this alone. */
  readonly present: ReadonlySet<number>;
};

/** Words from `first` up to, not including, `end`. */
export type WordRange = { readonly first: number; readonly end: number };

export function hasClass(annotated: AnnotatedText, at: number, classId: number): boolean {
  return annotated.marks[at]?.some((mark) => mark.classId === classId) ?? false;
}

/** The sentence around a range, as a range of words. */
export function sentenceAround({ words }: AnnotatedText, range: WordRange): WordRange {
  const sentence = words[range.first]?.sentence;
  let first = range.first;
  while (first > 0 && words[first - 1]?.sentence === sentence) first -= 1;
  let end = range.end;
  const lastSentence = words[range.end - 1]?.sentence;
  while (end < words.length && words[end]?.sentence === lastSentence) end += 1;
  return { first, end };
}
