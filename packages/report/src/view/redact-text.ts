import type { RedactionType } from '@visaguard/domain';
import type { RedactionSpan } from '../facts.ts';
import { redactionWords } from '../wording/term-words.ts';

export type RedactedText = {
  readonly text: string;
  readonly placeholders: readonly {
    readonly types: readonly RedactionType[];
    readonly start: number;
    readonly end: number;
  }[];
  /** The range of the redacted text that stands for a range of the original; a placeholder is never cut. */
  locate(start: number, end: number): { readonly start: number; readonly end: number };
};

type Merged = { types: RedactionType[]; start: number; end: number };

/**
 * The text with a typed placeholder for each protected passage (rule R10). Overlapping passages become one
 * placeholder that names all their types. A span that does not fit the text withholds the whole text: better too
 * little than a leak.
 */
export function redactText(text: string, spans: readonly RedactionSpan[]): RedactedText {
  const merged = mergeSpans(text, spans);
  const parts: string[] = [];
  const placed: { from: Merged; start: number; end: number }[] = [];
  let read = 0;
  let written = 0;
  for (const span of merged) {
    const kept = text.slice(read, span.start);
    const placeholder = placeholderOf(span.types);
    parts.push(kept, placeholder);
    const start = written + kept.length;
    written = start + placeholder.length;
    placed.push({ from: span, start, end: written });
    read = span.end;
  }
  parts.push(text.slice(read));
  return {
    text: parts.join(''),
    placeholders: placed.map(({ from, start, end }) => ({ types: from.types, start, end })),
    locate: (start, end) => ({ start: moved(placed, start, 'start'), end: moved(placed, end, 'end') }),
  };
}

/** For example `[redacted: religion or belief]`. */
function placeholderOf(types: readonly RedactionType[]): string {
  return `[redacted: ${types.map((type) => redactionWords[type]).join(', ')}]`;
}

/**
 * Replaces each protected passage wherever it stands as a whole word in another sentence about the same post, so
 * that a rationale cannot repeat what the text hides.
 */
export function maskPassages(sentence: string, text: string, spans: readonly RedactionSpan[]): string {
  let masked = sentence;
  for (const { types, start, end } of [...mergeSpans(text, spans)].sort(
    (a, b) => b.end - b.start - (a.end - a.start),
  )) {
    const passage = text.slice(start, end).trim();
    if (passage === '') continue;
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(passage)}(?![\\p{L}\\p{N}])`, 'giu');
    masked = masked.replace(whole, () => placeholderOf(types));
  }
  return masked;
}

function mergeSpans(text: string, spans: readonly RedactionSpan[]): Merged[] {
  const merged: Merged[] = [];
  const inOrder = spans
    .map((span) => (fits(text, span) ? wholeCharacters(text, span) : { ...span, start: 0, end: text.length }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  for (const { type, start, end } of inOrder) {
    const last = merged.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      if (!last.types.includes(type)) last.types.push(type);
    } else merged.push({ types: [type], start, end });
  }
  return merged;
}

function fits(text: string, { start, end }: RedactionSpan): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;
}

/** Half of a surrogate pair left outside would break the text, so a span takes both halves. */
function wholeCharacters(text: string, span: RedactionSpan): RedactionSpan {
  const splits = (at: number) => /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
  return {
    ...span,
    start: splits(span.start) ? span.start - 1 : span.start,
    end: splits(span.end) ? span.end + 1 : span.end,
  };
}

function moved(
  placed: readonly { from: Merged; start: number; end: number }[],
  offset: number,
  side: 'start' | 'end',
): number {
  let shift = 0;
  for (const { from, start, end } of placed) {
    const inside =
      side === 'start' ? offset >= from.start && offset < from.end : offset > from.start && offset <= from.end;
    if (inside) return side === 'start' ? start : end;
    if (from.end <= offset) shift = end - from.end;
  }
  return offset + shift;
}

function escapePattern(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
