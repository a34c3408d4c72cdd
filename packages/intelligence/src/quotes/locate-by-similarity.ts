import { foldWord } from '../text/fold-characters.ts';
import type { VerifiedQuote } from './verify-quote.ts';

const similarityMin = 0.85;
/** Windows that are compared word by word in order. A quote that so many nearly hold quotes none of them. */
const comparisonsMax = 2_000;
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;

type Spot = { readonly form: string; readonly start: number; readonly end: number };

/** The window of the source that shares the most words, in order, with the quote; null below 0.85 of them. */
export function locateBySimilarity(source: string, quote: string): VerifiedQuote | null {
  const wanted = spots(quote);
  const held = spots(source);
  if (wanted.length < 2 || held.length === 0) return null;
  let best: { score: number; from: number; to: number } | null = null;
  let comparisons = 0;
  for (const size of [wanted.length, wanted.length + 1, wanted.length - 1]) {
    for (const from of likelyWindows(wanted, held, size)) {
      comparisons += 1;
      if (comparisons > comparisonsMax) return null;
      const score = similarity(wanted, held.slice(from, from + size));
      if (score >= similarityMin && (!best || score > best.score)) best = { score, from, to: from + size - 1 };
    }
  }
  const first = best && held[best.from];
  const last = best && held[best.to];
  return first && last ? { start: first.start, end: last.end, repaired: true } : null;
}

/** Where enough words are shared in any order: in order they cannot be more. One pass, however long the source is. */
function* likelyWindows(wanted: readonly Spot[], held: readonly Spot[], size: number): Generator<number> {
  const lacking = new Map<string, number>();
  for (const { form } of wanted) lacking.set(form, (lacking.get(form) ?? 0) + 1);
  let shared = 0;
  for (const [at, { form }] of held.entries()) {
    const left = held[at - size];
    if (left) {
      const still = (lacking.get(left.form) ?? 0) + 1;
      lacking.set(left.form, still);
      if (still > 0) shared -= 1;
    }
    const lack = lacking.get(form) ?? 0;
    lacking.set(form, lack - 1);
    if (lack > 0) shared += 1;
    if (at + 1 >= size && (2 * shared) / (wanted.length + size) >= similarityMin) yield at + 1 - size;
  }
}

function spots(text: string): Spot[] {
  return [...text.matchAll(wordPattern)].map((match) => ({
    form: foldWord(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Twice the longest common run of words in order, over the words of both. */
function similarity(left: readonly Spot[], right: readonly Spot[]): number {
  let row = new Array<number>(right.length + 1).fill(0);
  for (const word of left) {
    const next = [0];
    right.forEach((other, at) => {
      next.push(word.form === other.form ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return (2 * (row.at(-1) ?? 0)) / (left.length + right.length);
}
