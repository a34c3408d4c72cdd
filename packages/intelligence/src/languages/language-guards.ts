import { isQuoted } from '../context/other-voices.ts';
import { type AnnotatedText, hasClass, sentenceAround, type WordRange } from '../patterns/annotated-text.ts';
import type { LanguageLexicon } from './create-language-lexicon.ts';
import type { LanguageGuard } from './language-rules.ts';

type Place = {
  readonly annotated: AnnotatedText;
  readonly range: WordRange;
  readonly lexicon: LanguageLexicon;
  /** What a text that gives orders says of itself ("this is a quote") is not believed (rule R28). */
  readonly injectionSuspected: boolean;
};

/** Whether the context shows that the words are no finding. The same reasons as in English, in a coarser grain. */
export const languageGuards: Readonly<Record<LanguageGuard, (place: Place) => boolean>> = {
  quoted: ({ annotated, range }) => isQuoted({ annotated, range, injectionSuspected: false }),
  told: (place) => isSaidByOthers(place) || (!place.injectionSuspected && inText(place, 'condemns')),
  reported: (place) => !place.injectionSuspected && inText(place, 'condemns'),
  denied: (place) => isDenied(place, wordsAround(place)),
  kind: (place) => inSentence(place, 'kind'),
  otherSense: (place) => inSentence(place, 'noSlur'),
  harsh: (place) => ['contempt', 'hate', 'harm', 'expel'].some((name) => inSentence(place, name)),
};

/** Somebody else says it: "I think" and "I say" before the words make them nobody else's. */
function isSaidByOthers({ annotated, lexicon }: Place): boolean {
  const [says, self] = [lexicon.classId('says'), lexicon.classId('self')];
  if (!annotated.present.has(says)) return false;
  return annotated.marks.some((_here, at) => {
    if (!hasClass(annotated, at, says)) return false;
    return !hasClass(annotated, at - 1, self) && !hasClass(annotated, at - 2, self);
  });
}

function inText({ annotated, lexicon }: Place, name: string): boolean {
  return annotated.present.has(lexicon.classId(name));
}

function inSentence(place: Place, name: string): boolean {
  if (!inText(place, name)) return false;
  return inRange(place, name, sentenceAround(place.annotated, place.range));
}

function inRange({ annotated, lexicon }: Place, name: string, { first, end }: WordRange): boolean {
  const classId = lexicon.classId(name);
  for (let at = first; at < end; at++) if (hasClass(annotated, at, classId)) return true;
  return false;
}

/** A negator that is part of a phrase of hate or contempt denies nothing: "I can not stand …". */
function isDenied({ annotated, lexicon }: Place, { first, end }: WordRange): boolean {
  const negator = lexicon.classId('negator');
  if (!annotated.present.has(negator)) return false;
  const hostile = ['hate', 'contempt', 'noDenial'].map(lexicon.classId);
  const excused = new Set<number>();
  for (let at = first; at < end; at++) {
    for (const { classId, length } of annotated.marks[at] ?? []) {
      if (length > 1 && hostile.includes(classId)) for (let ahead = 0; ahead < length; ahead++) excused.add(at + ahead);
    }
  }
  for (let at = first; at < end; at++) if (!excused.has(at) && hasClass(annotated, at, negator)) return true;
  return false;
}

const wordsBefore = 3;
const wordsBehind = 2;

/** The words and a few beside them, within their sentence: what is denied further away is something else. */
function wordsAround({ annotated, range }: Place): WordRange {
  const sentence = sentenceAround(annotated, range);
  return {
    first: Math.max(sentence.first, range.first - wordsBefore),
    end: Math.min(sentence.end, range.end + wordsBehind),
  };
}
