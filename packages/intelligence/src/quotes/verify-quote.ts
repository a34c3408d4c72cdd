import { foldWithMap } from '../text/fold-with-map.ts';
import { locateBySimilarity } from './locate-by-similarity.ts';

/** Where a quote stands in its source: UTF-16 offsets. `repaired`: it is there, but not letter by letter. */
export type VerifiedQuote = { readonly start: number; readonly end: number; readonly repaired: boolean };

/**
 * Finds a quote that a voter gave in the text it claims to quote. First letter by letter; then with compatibility
 * forms, white space, quotation marks, dashes, HTML entities and invisible characters evened out; then by similar
 * words, which only locates: the caller must cite `source.slice(start, end)`, never the voter's wording.
 * @returns null where the source does not hold the quote; such a finding is to be dropped (rule R12).
 */
export function verifyQuote(source: string, quote: string): VerifiedQuote | null {
  if (!longEnough(quote, source)) return null;
  const exact = source.indexOf(quote);
  if (exact >= 0) return { start: exact, end: exact + quote.length, repaired: false };
  const folded = foldWithMap(source);
  const wanted = foldWithMap(quote).text.trim();
  const at = wanted === '' ? -1 : folded.text.indexOf(wanted);
  if (at >= 0) {
    const start = folded.startOf[at] ?? 0;
    const end = folded.endOf[at + wanted.length - 1] ?? source.length;
    return { start, end, repaired: true };
  }
  return locateBySimilarity(source, quote);
}

const lettersMin = 6;
const quoteLengthMax = 300;

/** A quote of one short word proves nothing, unless it is the whole post. */
function longEnough(quote: string, source: string): boolean {
  const trimmed = quote.trim();
  if (trimmed === '' || quote.length > Math.max(quoteLengthMax, source.length)) return false;
  return trimmed.length >= lettersMin || /\s/u.test(trimmed) || trimmed === source.trim();
}
