import type { Category, Severity } from '@visaguard/domain';

declare const cited: unique symbol;

/**
 * One category found in one text. Offsets are UTF-16 units in the original text, and `quote` is exactly what stands
 * there: the mark in the type can only be had from `citeFinding`, which cuts the quote itself (rule R12).
 */
export type TextFinding = {
  readonly category: Category;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Which rule found it, for example `threat_violence.stated_intent`. */
  readonly rule: string;
  /** One plain sentence in the product's wording. */
  readonly rationale: string;
  readonly [cited]: true;
};

export type FindingFacts = Omit<TextFinding, 'quote' | typeof cited>;

/** @throws if the span is not in the text: a bug of the caller. */
export function citeFinding(text: string, facts: FindingFacts): TextFinding {
  const { start, end } = facts;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > text.length) {
    throw new Error('a finding must cite a span of its text');
  }
  return { ...facts, quote: text.slice(start, end) } as TextFinding;
}
