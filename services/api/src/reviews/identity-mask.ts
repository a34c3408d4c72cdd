import { maskForAnalysis } from '@visaguard/intelligence';

/** Replaces unit for unit, so that offsets stay. */
export type IdentityMask = (text: string) => string;

const nameLengthMin = 3;

/**
 * Masks what tells who somebody is: names and handles of anybody, links, contact details, as analysers see a text, and
 * the applicant's own name and handles wherever they stand, also in lower case and without an `@`.
 */
export function createIdentityMask(ownNames: readonly string[]): IdentityMask {
  const words = ownNames
    .flatMap((name) => [name, ...name.split(/[\s._-]+/)])
    .filter((word) => word.length >= nameLengthMin);
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length).map(literally);
  if (longestFirst.length === 0) return (text) => maskForAnalysis(text).text;
  const own = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => maskForAnalysis(text).text.replaceAll(own, (name) => name.replaceAll(/[^ ]/g, '●'));
}

function literally(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
