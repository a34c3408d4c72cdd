import { foldWord, withoutInvisible } from '../text/fold-characters.ts';
import { hiddenTexts } from './hidden-texts.ts';
import { instructionPatterns } from './instruction-phrases.ts';

/**
 * Whether a text seems to give orders to an automatic reader (rule R28). The suspicion is recorded and shown to the
 * reviewer; it never adds, removes or alters a finding. Characters are evened out first; hidden and encoded texts
 * within the text are read too.
 */
export function suspectInjection(text: string): boolean {
  return [text, ...hiddenTexts(text)].some((reading) => givesOrders(reading));
}

function givesOrders(text: string): boolean {
  const folded = foldForOrders(text);
  if (matchesAny(folded)) return true;
  const joined = joinSpacedLetters(folded);
  return joined !== folded && matchesAny(joined);
}

function matchesAny(text: string): boolean {
  return instructionPatterns.some(({ pattern }) => pattern.test(text));
}

const leet: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' };

function foldForOrders(text: string): string {
  const folded = withoutInvisible(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return folded.replace(/[\p{L}\p{N}'’]+/gu, (word) => {
    const latin = foldWord(word);
    return /[a-z]/.test(latin)
      ? latin.replace(/(?<=[a-z0-9])[013457]|[013457](?=[a-z])/g, (digit) => leet[digit] ?? digit)
      : latin;
  });
}

/** "i g n o r e  p r e v i o u s": letters apart, words by wider gaps. */
function joinSpacedLetters(text: string): string {
  return text.replace(/(?<![\p{L}])(?:\p{L}[ .\-_*]){3,}\p{L}(?![\p{L}])/gu, (run) => run.replace(/[ .\-_*]/g, ''));
}
