import { expandContraction } from './contractions.ts';
import { readDisguised } from './disguised-word.ts';
import { foldWord } from './fold-characters.ts';
import type { Word, WordKind } from './word.ts';

/** What masking writes for a person (with `@` before it: a handle) and for contact details and links. */
export const personMask = '●';
export const contactMask = '○';

const piecePattern = new RegExp(
  [
    `@${personMask}+`,
    `${personMask}+`,
    `${contactMask}+`,
    "#?[\\p{L}\\p{N}'][\\p{L}\\p{M}\\p{N}\\p{Cf}'’*@$!]*",
    '\\p{Extended_Pictographic}',
  ].join('|'),
  'gu',
);
const sentenceEnd = /[.!?…。！？؟।\n\r]/u;
const clauseEnd = /[,;:()[\]—–|/"“”]| -+ |\s-\s/u;
const capital = /^\p{Lu}\p{Ll}/u;

/** No sentence is longer. A text without full stops is cut, or each match would look through all of it. */
const sentenceWordsMax = 300;

type Position = { sentence: number; clause: number; atStart: boolean; words: number };

/** What is known of words: those that rules speak of, and what a misspelt form stands for (null: for itself). */
export type WordKnowledge = {
  isKnown(form: string): boolean;
  respell(form: string): readonly string[] | null;
};

/**
 * Splits a text into words with sentence and clause numbers. Contractions become two words that share the span,
 * hashtags are split at their capitals, letters written apart ("k i l l") are read as one word if it is known.
 */
export function readWords(text: string, known: WordKnowledge): Word[] {
  const words: Word[] = [];
  const at: Position = { sentence: 0, clause: 0, atStart: true, words: 0 };
  let before = 0;
  for (const match of text.matchAll(piecePattern)) {
    const piece = trimmed(match[0], match.index);
    if (piece.raw === '') continue;
    advance(at, text.slice(before, piece.start), words.length > 0);
    before = piece.start + piece.raw.length;
    for (const part of hashtagParts(piece)) pushWords(words, part, at, known);
  }
  return joinSpelledOut(text, words, known);
}

type Piece = { readonly raw: string; readonly start: number };

/** Symbols count as letters only inside a word: "stop!" is "stop", "f@ke" keeps its sign. */
function trimmed(raw: string, start: number): Piece {
  const lead = raw.startsWith("'") ? 1 : 0;
  return { raw: raw.slice(lead).replace(/['’*@$!\p{Cf}]+$/u, ''), start: start + lead };
}

function advance(at: Position, between: string, hasWords: boolean): void {
  at.words += 1;
  const tooLong = at.words > sentenceWordsMax;
  if (!hasWords || (between === ' ' && !tooLong)) return;
  if (tooLong || sentenceEnd.test(between)) {
    at.words = 1;
    at.sentence += 1;
    at.clause += 1;
    at.atStart = true;
  } else if (clauseEnd.test(between)) {
    at.clause += 1;
  }
}

function hashtagParts(piece: Piece): Piece[] {
  if (!piece.raw.startsWith('#')) return [piece];
  const parts = [...piece.raw.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}]+|\p{N}+/gu)];
  return parts.map((part) => ({ raw: part[0], start: piece.start + part.index }));
}

function pushWords(words: Word[], piece: Piece, at: Position, known: WordKnowledge): void {
  const end = piece.start + piece.raw.length;
  const kind = kindOf(piece.raw);
  const folded = kind === 'word' ? readDisguised(foldWord(piece.raw), known.isKnown) : piece.raw;
  const capitalised = kind === 'word' && !at.atStart && capital.test(piece.raw);
  const forms = kind === 'word' ? meantBy(folded, capitalised, known) : [folded];
  for (const form of forms) {
    words.push({ form, start: piece.start, end, kind, sentence: at.sentence, clause: at.clause, capitalised });
  }
  if (kind !== 'handle' && kind !== 'emoji') at.atStart = false;
}

/** A word with a capital within a sentence may be a name, and is never taken for a misspelling. */
function meantBy(folded: string, capitalised: boolean, known: WordKnowledge): readonly string[] {
  const expanded = expandContraction(folded);
  if (expanded.length > 1 || expanded[0] !== folded || capitalised || known.isKnown(folded)) return expanded;
  return known.respell(folded) ?? expanded;
}

function kindOf(raw: string): WordKind {
  if (raw.startsWith('@')) return 'handle';
  if (raw.startsWith(personMask)) return 'name';
  if (raw.startsWith(contactMask)) return 'contact';
  return /^\p{Extended_Pictographic}/u.test(raw) && !/^[0-9]/.test(raw) ? 'emoji' : 'word';
}

const spelledOutMin = 3;
const spelledOutMax = 20;

function joinSpelledOut(text: string, words: readonly Word[], known: WordKnowledge): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    if (!first) continue;
    const run = singleLetterRun(words, at);
    const letters = run.map((word) => text.slice(word.start, word.end).toLowerCase());
    const length = spelledOutLength(letters, known);
    const last = run[length - 1];
    joined.push(last ? { ...first, form: letters.slice(0, length).join(''), end: last.end } : first);
    if (last) at += length - 1;
  }
  return joined;
}

/** How many letters from the first on are a known word, the longest; 0 where none is. */
function spelledOutLength(letters: readonly string[], known: WordKnowledge): number {
  for (let length = letters.length; length >= spelledOutMin; length--) {
    if (known.isKnown(letters.slice(0, length).join(''))) return length;
  }
  return 0;
}

function singleLetterRun(words: readonly Word[], from: number): Word[] {
  const run: Word[] = [];
  for (let at = from; at < Math.min(words.length, from + spelledOutMax); at++) {
    const word = words[at];
    if (word?.kind !== 'word' || word.end - word.start !== 1 || word.sentence !== words[from]?.sentence) break;
    run.push(word);
  }
  return run;
}
