import type { AnnotatedText, WordRange } from '../patterns/annotated-text.ts';
import { hasClass, sentenceAround } from '../patterns/annotated-text.ts';
import { vocabulary } from '../patterns/vocabulary.ts';

/** Words that fit a rule, before the context has been heard. */
export type Candidate = {
  readonly annotated: AnnotatedText;
  readonly range: WordRange;
  /** Where the text gives orders to its reader, what it says of itself ("this is fiction") is not believed (rule R28). */
  readonly injectionSuspected: boolean;
};

/** @returns true where the context shows that the candidate is no finding. */
export type Guard = (candidate: Candidate) => boolean;

/** Whether a class occurs in a range of words. */
export function occurs(annotated: AnnotatedText, range: WordRange, className: string): boolean {
  const classId = vocabulary.classId(className);
  if (!annotated.present.has(classId)) return false;
  for (let at = Math.max(0, range.first); at < Math.min(range.end, annotated.words.length); at++) {
    if (hasClass(annotated, at, classId)) return true;
  }
  return false;
}

/** How often a class occurs in the whole text. */
export function countOf(annotated: AnnotatedText, className: string): number {
  const classId = vocabulary.classId(className);
  if (!annotated.present.has(classId)) return 0;
  return annotated.words.filter((_word, at) => hasClass(annotated, at, classId)).length;
}

/** The sentence of a range with the one before and the one after it. */
export function neighbourhood(annotated: AnnotatedText, range: WordRange): WordRange {
  const own = sentenceAround(annotated, range);
  const before = own.first > 0 ? sentenceAround(annotated, { first: own.first - 1, end: own.first }) : own;
  const after =
    own.end < annotated.words.length ? sentenceAround(annotated, { first: own.end, end: own.end + 1 }) : own;
  return { first: before.first, end: after.end };
}

/** Whether a class occurs near a range but not in it. */
export function occursAround(annotated: AnnotatedText, range: WordRange, className: string): boolean {
  const near = neighbourhood(annotated, range);
  const before = { first: near.first, end: range.first };
  const after = { first: range.end, end: near.end };
  return occurs(annotated, before, className) || occurs(annotated, after, className);
}
