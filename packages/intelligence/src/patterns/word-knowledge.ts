import { hateWords } from '../categories/hate-harassment/lexicon.ts';
import { englishWords } from '../language/english-words.ts';
import { createSpeller } from '../text/misspelt-word.ts';
import type { WordKnowledge } from '../text/read-words.ts';
import { hasWord, readWordFilter } from '../text/word-filter.ts';
import { vocabulary } from './vocabulary.ts';

const dictionary = readWordFilter(new URL('../text/english-dictionary.bin', import.meta.url));

const isCommon = (form: string): boolean => englishWords.has(form) || vocabulary.isKnown(form);

let respell: WordKnowledge['respell'] | null = null;

/** The speller is made at the first text, when rules have told the vocabulary all their words. */
export const wordKnowledge: WordKnowledge = {
  isKnown: vocabulary.isKnown,
  respell(form) {
    respell ??= createSpeller({
      telling: vocabulary.words(),
      nearNames: new Set([...(hateWords['slur'] ?? []), ...(hateWords['slur_at_someone'] ?? [])]),
      isCorrect: (word) => isCommon(word) || hasWord(dictionary, word),
      isCommon,
    });
    return respell(form);
  },
};
