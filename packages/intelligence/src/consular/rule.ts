import type { ConsularTopic } from './note.ts';

/** A rule notes a sentence in which its pattern occurs. Patterns see `’` as `'`. */
export type ConsularRule = { readonly rule: string; readonly topic: ConsularTopic; readonly pattern: RegExp };

/** The writer speaks of themselves: `I`, `we`, with what English leaves out in between. */
export const self = String.raw`\b(?:i|we)(?:'m| am|'re| are|'ve| have|'d| would|'ll| will| was| were)?`;

/** Up to `count` words that say nothing here. */
export const gap = (count: number) => String.raw`(?: [\w'-]+){0,${count}}?`;

/** Joins parts into a pattern without regard to case. */
export const anyCase = (...parts: readonly string[]) => new RegExp(parts.join(''), 'iu');
