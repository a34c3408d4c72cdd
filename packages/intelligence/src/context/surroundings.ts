import { hasClass, sentenceAround } from '../patterns/annotated-text.ts';
import { vocabulary } from '../patterns/vocabulary.ts';
import { type Candidate, countOf, occurs, occursAround } from './candidate.ts';

const hintsMin = 2;

/** Lyrics, fiction, games: told by one plain sign, or by two weaker ones. */
export function isGenre({ annotated, injectionSuspected }: Candidate): boolean {
  if (injectionSuspected) return false;
  const plain = ['lyrics', 'fiction', 'gaming'].some((genre) => countOf(annotated, genre) > 0);
  return plain || countOf(annotated, 'fiction_hint') >= hintsMin || countOf(annotated, 'gaming_hint') >= hintsMin;
}

/** News, courts, study, history: somebody reports what others did. */
export function isReporting({ annotated, range, injectionSuspected }: Candidate): boolean {
  return !injectionSuspected && occursAround(annotated, range, 'reports');
}

/** The text itself condemns what it names. */
export function isCondemned({ annotated, range, injectionSuspected }: Candidate): boolean {
  if (injectionSuspected || countOf(annotated, 'dares_to_say') > 0) return false;
  return occursAround(annotated, range, 'condemns') || occursAround(annotated, range, 'disowns');
}

/** The violent word is about cameras, chess, weeds or a match, not about hurting anybody. */
export function isHarmless({ annotated, range }: Candidate): boolean {
  const sentence = sentenceAround(annotated, range);
  return occurs(annotated, sentence, 'harmless') || occurs(annotated, sentence, 'sport');
}

/** Wild words among people who are close, with laughter. */
export function isPlayful({ annotated, range, injectionSuspected }: Candidate): boolean {
  if (injectionSuspected) return false;
  const laughs = occurs(annotated, range, 'joking') || occursAround(annotated, range, 'joking');
  return laughs && occurs(annotated, sentenceAround(annotated, range), 'close_person');
}

/** Pharmacy, licence, museum, class, news of a seizure, a warning about fraud. */
export function isLawful({ annotated, range, injectionSuspected }: Candidate): boolean {
  if (injectionSuspected) return false;
  return occurs(annotated, range, 'lawful') || occursAround(annotated, range, 'lawful');
}

/** The word is food, a cigarette, a dam or a dog here. */
export function isHomonym({ annotated, range }: Candidate): boolean {
  return occurs(annotated, sentenceAround(annotated, range), 'homonym_sign');
}

const ownGroup = new Set(['ourselves', 'myself', 'proud', 'reclaim', 'reclaimed', 'reclaiming', 'pride']);
const ownWords = new Set(['my', 'our', 'we', 'us', 'i', 'am', 'me', 'fellow']);
const ownStates = new Set(['me', 'been', 'myself', 'be']);
const ownFrames = new Set(['am', 'as', 'being']);
const wordsBeforeMax = 5;

/** A word for one's own group, used of oneself: "as a proud …", "we call ourselves …". */
export function isReclaimed({ annotated, range }: Candidate): boolean {
  const { words } = annotated;
  const sentence = sentenceAround(annotated, range);
  if (words.slice(sentence.first, sentence.end).some((word) => ownGroup.has(word.form))) return true;
  const before = words.slice(Math.max(sentence.first, range.first - wordsBeforeMax), range.first);
  const [last, secondLast] = [before.at(-1)?.form ?? '', before.at(-2)?.form ?? ''];
  const calledSo = (last === 'a' || last === 'an') && (ownFrames.has(secondLast) || ownStates.has(secondLast));
  const [next, afterNext] = [words[range.end]?.form, words[range.end + 1]?.form ?? ''];
  return ownWords.has(last) || calledSo || ownFrames.has(last) || (next === 'like' && ownWords.has(afterNext));
}

const group = vocabulary.classId('group');

/** "I am …" anywhere; "as …" and "being …" where a clause begins, for "I woke up as a …" says nothing of the speaker. */
function isOwnFrame(words: Candidate['annotated']['words'], at: number, form: string): boolean {
  if (form === 'am') return words[at - 1]?.form === 'i';
  return ownFrames.has(form) && words[at - 1]?.clause !== words[at]?.clause;
}

/** The group is the speaker's own: "as a Muslim …", "I am a woman and …", "we immigrants". */
export function isSelfIdentified({ annotated, range }: Candidate): boolean {
  const { words } = annotated;
  for (let at = range.first; at < range.end; at++) {
    if (!hasClass(annotated, at, group)) continue;
    const [last, secondLast] = [words[at - 1]?.form ?? '', words[at - 2]?.form ?? ''];
    const calledSo = (last === 'a' || last === 'an') && isOwnFrame(words, at - 2, secondLast);
    if (calledSo || isOwnFrame(words, at - 1, last) || last === 'we' || last === 'us' || last === 'fellow') return true;
  }
  return false;
}
