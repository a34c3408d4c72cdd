import type { AnnotatedText } from '../patterns/annotated-text.ts';
import type { Mark } from '../patterns/lexicon.ts';
import { readWords } from '../text/read-words.ts';
import type { Word } from '../text/word.ts';
import type { LanguageLexicon } from './create-language-lexicon.ts';
import { readUnspaced } from './read-unspaced.ts';

/** Reads a text into words with the classes of one language. A pronoun is a target where a group is named nearby. */
export function annotateLanguage(text: string, lexicon: LanguageLexicon, isSpaced: boolean): AnnotatedText {
  const words = isSpaced ? readSpaced(text, lexicon) : readUnspaced(text, lexicon);
  const [group, they, target, mention, named] = ['group', 'they', 'target', 'mention', 'named'].map(lexicon.classId);
  const marks: Mark[][] = words.map((_word, at) => lexicon.marksAt(words, at));
  const sentences = new Set<number>();
  marks.forEach((here, at) => {
    if (here.some(({ classId }) => classId === group)) sentences.add(words[at]?.sentence ?? 0);
  });
  marks.forEach((here, at) => {
    const word = words[at];
    if (!word) return;
    const isNear = [-1, 0, 1].some((step) => sentences.has(word.sentence + step));
    const found = here.find(({ classId }) => classId === group || (classId === they && isNear));
    if (found) here.push({ classId: target ?? 0, length: found.length });
    if (word.kind === 'handle') here.push({ classId: mention ?? 0, length: 1 });
    if (word.kind === 'name') here.push({ classId: named ?? 0, length: 1 });
  });
  const unitLengths = marks.map((here) => here.find(({ classId }) => classId === group)?.length ?? 1);
  return {
    text,
    words,
    marks,
    unitLengths,
    present: new Set(marks.flatMap((here) => here.map(({ classId }) => classId))),
  };
}

function readSpaced(text: string, lexicon: LanguageLexicon): Word[] {
  const isKnown = (form: string): boolean => lexicon.isKnown(lexicon.lookUp(form));
  return readWords(text, { isKnown, respell: lexicon.respell }).map((word) => ({
    ...word,
    form: lexicon.lookUp(word.form),
  }));
}
