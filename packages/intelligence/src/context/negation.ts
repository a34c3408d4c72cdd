import { hasClass } from '../patterns/annotated-text.ts';
import { vocabulary } from '../patterns/vocabulary.ts';
import type { Candidate } from './candidate.ts';

const negator = vocabulary.classId('negator');
/** Phrases that hold a negator and deny nothing: "can't stand", "nothing but", "will not hesitate to". */
const noDenials = new Set(
  [
    'no_denial',
    'hate_verb',
    'insult_adjective',
    'insult_noun',
    'hard_word',
    'upset',
    'harm_noun',
    'fine',
    'intent',
    'unlicensed',
    'seek_sign',
    'deceive',
  ].map(vocabulary.classId),
);
const wordsBeforeMax = 5;

/** "I will not hurt you", "I am not saying that …": a negator in the words, or shortly before them in their clause. */
export function isNegated({ annotated, range }: Candidate): boolean {
  const { words, marks } = annotated;
  if (!annotated.present.has(negator)) return false;
  const clause = words[range.first]?.clause;
  let first = range.first;
  while (first > 0 && range.first - first < wordsBeforeMax && words[first - 1]?.clause === clause) first -= 1;
  const excused = new Set<number>();
  for (let at = Math.max(0, first - wordsBeforeMax); at < range.end; at++) {
    for (const { classId, length } of marks[at] ?? []) {
      if (!noDenials.has(classId) || length === 1) continue;
      for (let ahead = 0; ahead < length; ahead++) excused.add(at + ahead);
    }
  }
  for (let at = first; at < range.end; at++) {
    if (hasClass(annotated, at, negator) && !excused.has(at)) return true;
  }
  return false;
}
