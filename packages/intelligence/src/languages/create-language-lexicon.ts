import { entityList } from '../categories/terrorism-support/entities.ts';
import { createLexicon, type Lexicon } from '../patterns/lexicon.ts';
import { foldWord } from '../text/fold-characters.ts';
import { createSpeller } from '../text/misspelt-word.ts';
import type { LanguageWords } from './language-words.ts';

export type LanguageLexicon = Lexicon & {
  add(name: string, phrases: readonly string[]): void;
  /** The form under which a word of a text is looked up: itself, or the beginning that a list names. */
  lookUp(form: string): string;
  /** The words that a form with two letters swapped or a space left out stands for; null where it stands for itself. */
  respell(form: string): string[] | null;
};

/** The article or pronoun that French and its kin write onto the next word: "l'homme". */
const elided = /^(?:[ldjmtsnc]|qu)'/;
const stemMark = '*';
const stemLengthMin = 2;

/** Word classes of one language in the look-up that patterns are compiled against. */
export function createLanguageLexicon(words: LanguageWords, fold: (form: string) => string): LanguageLexicon {
  const entries = Object.entries(words).map(([name, list]) => [name, phrasesOf(list, fold)] as const);
  const aliases = entityList.entities.flatMap((entity) => entity.aliases);
  const lexicon = createLexicon([Object.fromEntries(entries), { entity: aliases, target: [], mention: [], named: [] }]);
  for (const [name, phrases] of entries) lexicon.add(name, wordsUnderStems(phrases, [...lexicon.words()]));
  const stems = new Set(
    [...lexicon.words()].filter((word) => word.endsWith(stemMark)).map((word) => word.slice(0, -1)),
  );

  function lookUp(form: string): string {
    const folded = fold(form.replace(elided, ''));
    if (lexicon.isKnown(folded)) return folded;
    for (let length = folded.length; length >= stemLengthMin; length--) {
      const stem = folded.slice(0, length);
      if (stems.has(stem)) return stem + stemMark;
    }
    return folded;
  }
  const isKnown = (form: string): boolean => lexicon.isKnown(lookUp(form));
  // Without a dictionary of the language, a missing letter is not guessed.
  const plain = new Set([...lexicon.words()].filter((word) => !word.endsWith(stemMark)));
  const respell = createSpeller({ telling: plain, nearNames: plain, isCorrect: isKnown, isCommon: isKnown });
  return { ...lexicon, lookUp, respell };
}

/** A word that another list names whole is looked up whole: so it must be in the classes of its beginnings too. */
function wordsUnderStems(phrases: readonly string[], words: readonly string[]): string[] {
  const stems = phrases.filter((phrase) => phrase.endsWith(stemMark) && !phrase.includes(' '));
  return words.filter((word) => stems.some((stem) => word !== stem && word.startsWith(stem.slice(0, -1))));
}

function phrasesOf(list: string, fold: (form: string) => string): string[] {
  return list
    .split(/[,\n]/)
    .map((phrase) =>
      phrase
        .trim()
        .split(' ')
        .map((word) => fold(foldWord(word)))
        .join(' '),
    )
    .filter((phrase) => phrase !== '');
}
