import type { RedactionType } from '@visaguard/domain';
import { groupHeads, groupTerms } from '../lexicon/group-terms.ts';
import { findContactDetails, findProfileLinks } from '../masking/find-contact-details.ts';
import { findHandles, findNames } from '../masking/find-persons.ts';
import { findInDisguise } from '../text/find-in-disguise.ts';
import { protectedPatterns } from './protected-patterns.ts';
import { protectedTerms } from './terms/protected-terms.ts';

/** Protected content in a text; offsets in UTF-16 units. Spans are in order and do not overlap. */
export type Redaction = { readonly type: RedactionType; readonly start: number; readonly end: number };

const escaped = (term: string): string => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
const longestFirst = (left: string, right: string): number => right.length - left.length;

/** Adjectives that are protected only where a person follows: "black people", not "black coffee". */
const needsHead = new Set(
  'black white brown straight old young foreign colored coloured blind deaf married'.split(' '),
);

function wordPattern(type: RedactionType): RegExp {
  const groups = groupTerms[type];
  const adjectives = groups?.adjectives ?? [];
  const free = adjectives.filter((term) => !needsHead.has(term));
  const bound = adjectives.filter((term) => needsHead.has(term));
  const terms = [...(protectedTerms[type] ?? []), ...(groups?.nouns ?? []), ...free].sort(longestFirst).map(escaped);
  const heads = [...groupHeads].sort(longestFirst).map(escaped).join('|');
  const framed = bound.length > 0 ? `|(?:${bound.map(escaped).join('|')})\\s+(?:${heads})` : '';
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${terms.join('|')}${framed})(?:['’]s)?(?![\\p{L}\\p{N}_])`, 'giu');
}

const types = [...new Set([...Object.keys(groupTerms), ...Object.keys(protectedTerms)])] as RedactionType[];
const wordPatterns = types.map((type) => ({ type, pattern: wordPattern(type) }));

/**
 * What a requester must not see of a text (rule R10): content about protected attributes, names, handles and profiles of
 * third persons, contact details. The applicant always sees the original.
 */
export function findRedactions(text: string): Redaction[] {
  return withoutOverlap(text, findInDisguise(text, protectedSpans));
}

function protectedSpans(text: string): Redaction[] {
  const found: Redaction[] = [
    ...findContactDetails(text).map((span) => ({ type: 'contact_detail' as const, ...span })),
    ...[...findHandles(text), ...findNames(text), ...findProfileLinks(text)].map((span) => ({
      type: 'third_person' as const,
      ...span,
    })),
  ];
  for (const { type, pattern } of [...wordPatterns, ...protectedPatterns]) {
    for (const match of text.matchAll(pattern)) {
      found.push({ type, start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/**
 * Where spans overlap, the longer one stays whole and the shorter keeps what is left of it: nothing that any of them
 * covers is shown. Takes time in proportion to the text, also where a hostile one is nothing but handles.
 */
function withoutOverlap(text: string, found: readonly Redaction[]): Redaction[] {
  const longest = [...found].sort(
    (left, right) => right.end - right.start - (left.end - left.start) || left.start - right.start,
  );
  const covered = new Uint8Array(text.length);
  const kept: Redaction[] = [];
  for (const { type, start, end } of longest) {
    for (let at = start; at < end; at++) {
      if (covered[at]) continue;
      const from = at;
      while (at < end && !covered[at]) at += 1;
      covered.fill(1, from, at);
      if (text.slice(from, at).trim() !== '') kept.push({ type, start: from, end: at });
    }
  }
  return kept.sort((left, right) => left.start - right.start);
}
