const repairedLengthMin = 4;
const repairedLengthMax = 24;
const partLengthMin = 2;
const tellingLengthMin = 4;
const plainWord = /^[a-z]+$/;

export type SpellingWords = {
  /** Words that are worth finding behind a misspelling: those that rules speak of. */
  readonly telling: Iterable<string>;
  /** Telling words that names come too near to for a missing letter to be guessed. */
  readonly nearNames: ReadonlySet<string>;
  /** Whether a form is a correct word: then it is never read as another. */
  isCorrect(form: string): boolean;
  /** Whether a form may stand beside a telling word where a space is missing. */
  isCommon(form: string): boolean;
};

/**
 * Reads words with two letters swapped ("klil"), one letter left out ("stupd"), or a space left out ("killall"). Only
 * a form that is no correct word is read so, and only as a word that rules speak of.
 * @returns the word or words meant, or null where the form stands for itself.
 */
export function createSpeller({
  telling,
  nearNames,
  isCorrect,
  isCommon,
}: SpellingWords): (form: string) => string[] | null {
  const words = new Set<string>();
  const withoutLetter = new Map<string, string>();
  for (const word of telling) {
    if (word.length < tellingLengthMin || !plainWord.test(word)) continue;
    words.add(word);
    if (word.length === tellingLengthMin || nearNames.has(word)) continue;
    for (let at = 1; at < word.length; at++) {
      const form = word.slice(0, at) + word.slice(at + 1);
      if (!withoutLetter.has(form)) withoutLetter.set(form, word);
    }
  }

  function swapped(form: string): string | null {
    for (let at = 0; at < form.length - 1; at++) {
      const candidate = `${form.slice(0, at)}${form[at + 1]}${form[at]}${form.slice(at + 2)}`;
      if (words.has(candidate)) return candidate;
    }
    return null;
  }

  function parted(form: string): string[] | null {
    for (let at = form.length - partLengthMin; at >= partLengthMin; at--) {
      const [left, right] = [form.slice(0, at), form.slice(at)];
      const fits = (words.has(left) && isCommon(right)) || (words.has(right) && isCommon(left));
      if (fits) return [left, right];
    }
    return null;
  }

  return (form) => {
    if (form.length < repairedLengthMin || form.length > repairedLengthMax) return null;
    if (!plainWord.test(form) || isCorrect(form)) return null;
    const whole = swapped(form) ?? withoutLetter.get(form);
    return whole ? [whole] : parted(form);
  };
}
