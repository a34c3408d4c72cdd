import { confusables } from './confusables.ts';

/** Characters that draw nothing: zero-width, direction marks, soft hyphen, variation selectors, tag characters. */
const invisible = /\p{Default_Ignorable_Code_Point}/u;
const invisibleAll = new RegExp(invisible.source, 'gu');
const combiningAll = /\p{Mn}/gu;
const latinLetter = /[a-z]/;
const plainAscii = /^[\x20-\x7e]*$/;

export function isInvisible(character: string): boolean {
  return invisible.test(character);
}

export function withoutInvisible(text: string): string {
  return plainAscii.test(text) ? text : text.replace(invisibleAll, '');
}

/**
 * One word in the form that lexicons hold: NFKC, lower case, no invisible characters, straight apostrophe. A word
 * that mixes Latin letters with look-alikes of other scripts is read as Latin; a word wholly in another script is
 * left as it is, because there it is what it seems. Marks are dropped from Latin words ("naïve" is "naive").
 */
export function foldWord(raw: string): string {
  if (plainAscii.test(raw)) return raw.toLowerCase();
  const visible = withoutInvisible(raw)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'");
  const latin = visible.normalize('NFD').replace(combiningAll, '');
  if (!latinLetter.test(latin)) return visible;
  let folded = '';
  for (const character of latin) folded += confusables.get(character) ?? character;
  return folded;
}
