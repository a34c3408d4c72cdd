import { vocabulary } from '../patterns/vocabulary.ts';
import { hasWord, readWordFilter } from '../text/word-filter.ts';
import { chatWords, shortWords } from './chat-words.ts';
import { englishWords, sharedWords } from './english-words.ts';
import { foreignWords } from './foreign-words.ts';

/** What the words of a text in Latin letters speak for. Names within a sentence and hashtags speak for nothing. */
export type WordEvidence = {
  /** Words counted, each once: all but names, hashtags and single letters. */
  readonly counted: number;
  /** Words that are English and, as small words go, nothing else. */
  readonly english: number;
  /** Further words of the dictionary of English. Other languages share some of them. */
  readonly correct: number;
  /** Small words of any other language. */
  readonly foreign: number;
  /** In no list and no dictionary: misspelt, a name, or another language. */
  readonly unknown: number;
  /** Unknown too, but at the start of a sentence, where a name is as likely. */
  readonly opening: number;
  /** By ISO 639-1, how many small words each other language has here. */
  readonly languages: ReadonlyMap<string, number>;
};

const dictionary = readWordFilter(new URL('../text/english-dictionary.bin', import.meta.url));

const wordPattern = /#?[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const capital = /^\p{Lu}/u;
const lowerCase = /^\p{Ll}/u;
const sentenceEnd = /[.!?…\n:;"“”()|\-–—]\s*$/;
/** "al-" before a capital is part of a name. */
const nameFollows = /^-\p{Lu}/u;
const accented = /[^a-z']/;
const contraction = /^[a-z]+'(?:s|t|m|d|re|ve|ll|em)$/;
const elided = /^(?:[cdjlmnst]|qu|un|dell|nell|all|sull)'\p{L}{2,}/u;
const stretched = /(\p{L})\1{2,}/gu;
const unknownLengthMin = 3;

export type Word = { readonly form: string; readonly role: 'said' | 'first' | 'name' | 'tag' };

/** The words of a text as they stand: what follows a sentence's end is `first`, a capital elsewhere is a `name`. */
export function readRoles(text: string): Word[] {
  const found = [...text.matchAll(wordPattern)];
  const lower = found.filter(([word]) => lowerCase.test(word)).length;
  const telling = lower * 4 >= found.length;
  return found.map(({ 0: word, index }): Word => {
    const form = word === 'I' ? word : word.toLowerCase().replaceAll('’', "'");
    if (word.startsWith('#')) return { form: form.slice(1), role: 'tag' };
    if (nameFollows.test(text.slice(index + word.length, index + word.length + 2))) return { form, role: 'name' };
    const isFirst = index === 0 || sentenceEnd.test(text.slice(Math.max(0, index - 3), index));
    if (isFirst) return { form, role: 'first' };
    return { form, role: telling && capital.test(word) && form !== 'I' ? 'name' : 'said' };
  });
}

export function weighWords(words: readonly Word[]): WordEvidence {
  const sums = { counted: 0, english: 0, correct: 0, foreign: 0, unknown: 0, opening: 0 };
  const languages = new Map<string, number>();
  const seen = new Set<string>();
  words.forEach((word, at) => {
    const kind = kindOf(word, words[at - 1]?.role === 'name' && words[at + 1]?.role === 'name');
    if (kind === 'none') return;
    if (seen.has(word.form)) return;
    seen.add(word.form);
    sums.counted += 1;
    if (kind !== 'shared') sums[kind] += 1;
    for (const language of foreignWords.get(word.form) ?? []) {
      languages.set(language, (languages.get(language) ?? 0) + 1);
    }
  });
  return { ...sums, languages };
}

type Kind = 'english' | 'correct' | 'shared' | 'foreign' | 'unknown' | 'opening' | 'none';

function kindOf({ form, role }: Word, isWithinName: boolean): Kind {
  if (role === 'name' || isWithinName) return 'none';
  if (role === 'tag') return isTelling(form) ? 'english' : 'none';
  if (form === 'I') return role === 'first' ? 'shared' : 'english';
  if (sharedWords.has(form)) return 'shared';
  const isEnglish = isTelling(form);
  if (foreignWords.has(form)) return isEnglish || shortWords.has(form) ? 'shared' : 'foreign';
  if (isEnglish) return 'english';
  if (form.length === 1) return 'none';
  const kind = kindOfRare(form);
  return kind === 'unknown' && role === 'first' && !accented.test(form) ? 'opening' : kind;
}

const isTelling = (form: string): boolean => (englishWords.has(form) && !sharedWords.has(form)) || chatWords.has(form);

function kindOfRare(form: string): Kind {
  if (elided.test(form)) return 'foreign';
  if (contraction.test(form)) return 'english';
  if (accented.test(form)) return 'unknown';
  if (shortWords.has(form) || vocabulary.isKnown(form) || isCorrect(form)) return 'correct';
  return form.length < unknownLengthMin ? 'shared' : 'unknown';
}

/** In the dictionary, also where a letter is drawn out ("soooo") or "-ing" is said "-in". */
function isCorrect(form: string): boolean {
  if (hasWord(dictionary, form)) return true;
  if (form.length > 4 && form.endsWith('in') && hasWord(dictionary, `${form}g`)) return true;
  if (!stretched.test(form)) return false;
  stretched.lastIndex = 0;
  return ['$1', '$1$1'].some((letters) => {
    const short = form.replace(stretched, letters);
    return isTelling(short) || hasWord(dictionary, short);
  });
}
