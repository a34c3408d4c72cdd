import type { Word } from '../text/word.ts';
import type { LanguageLexicon } from './create-language-lexicon.ts';

const sentenceEnd = /[。！？!?\n\r…]/u;
const clauseEnd = /[，,；;：:（）()、“”"「」]/u;
const letter = /[\p{L}\p{N}●○@]/u;
const termLengthMax = 8;

/** Reads a text in a script without spaces: the longest known term from each place on, else a single character. */
export function readUnspaced(text: string, lexicon: LanguageLexicon): Word[] {
  const words: Word[] = [];
  let [sentence, clause] = [0, 0];
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? '';
    if (sentenceEnd.test(character)) sentence += 1;
    if (sentenceEnd.test(character) || clauseEnd.test(character)) clause += 1;
    if (!letter.test(character)) {
      at += 1;
      continue;
    }
    const end = at + termLength(text, at, lexicon);
    words.push({ form: text.slice(at, end), start: at, end, kind: 'word', sentence, clause, capitalised: false });
    at = end;
  }
  return words;
}

function termLength(text: string, at: number, lexicon: LanguageLexicon): number {
  for (let length = Math.min(termLengthMax, text.length - at); length > 1; length--) {
    if (lexicon.isKnown(text.slice(at, at + length))) return length;
  }
  return 1;
}
