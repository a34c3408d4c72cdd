import { sha256Hex } from '@visaguard/kernel';
import { withoutInvisible } from './fold-characters.ts';

/**
 * Tells whether two posts say the same, so that identical text by one account counts once (score-1, rule 3).
 * Case, white space, invisible characters and compatibility forms do not matter; every word does.
 * @returns SHA-256 of the normalised text, 64 hex digits.
 */
export function textFingerprint(text: string): string {
  const normalised = withoutInvisible(text).normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return sha256Hex(normalised);
}
