const leetLetters: Readonly<Record<string, readonly string[]>> = {
  '0': ['o'],
  '1': ['i', 'l'],
  '3': ['e'],
  '4': ['a'],
  '5': ['s'],
  '7': ['t'],
  '8': ['b'],
  '9': ['g'],
  '@': ['a'],
  $: ['s'],
  '!': ['i', 'l'],
};
const vowels = ['a', 'e', 'i', 'o', 'u'];
const readingsMax = 32;

/**
 * Reads words written so that a filter misses them: digits and symbols for letters ("k1ll"), stars ("k*ll"), drawn-out
 * letters ("kiiiill"). A reading counts only if a lexicon knows the word, so "1st" or "B2B" stay what they are.
 * @returns the known word, or the form unchanged.
 */
export function readDisguised(form: string, isKnown: (form: string) => boolean): string {
  if (isKnown(form)) return form;
  if (/[a-z]/.test(form) && /[0-9@$!*]/.test(form)) {
    const reading = readings(form).find(isKnown);
    if (reading) return reading;
  }
  if (/(.)\1\1/u.test(form)) {
    const doubled = form.replace(/(.)\1{2,}/gu, '$1$1');
    if (isKnown(doubled)) return doubled;
    const single = form.replace(/(.)\1{2,}/gu, '$1');
    if (isKnown(single)) return single;
  }
  return form;
}

function readings(form: string): string[] {
  let found = [''];
  for (const character of form) {
    const letters = character === '*' ? vowels : (leetLetters[character] ?? [character]);
    found = found.flatMap((start) => letters.map((letter) => start + letter)).slice(0, readingsMax);
  }
  return found;
}
