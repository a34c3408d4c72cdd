import type { Lexicon } from './lexicon.ts';

/**
 * One step of a pattern.
 * - `oneOf`: a word or phrase of any of these classes, or nothing at a bound of the sentence where `bounds` allows it;
 *   may be optional; `absent` steps look ahead and take nothing.
 * - `gap`: up to so many words of any kind within the sentence.
 */
export type Step =
  | {
      readonly kind: 'oneOf';
      readonly classIds: readonly number[];
      readonly bounds: { readonly start: boolean; readonly end: boolean; readonly clause: boolean };
      readonly optional: boolean;
      readonly absent: boolean;
    }
  | { readonly kind: 'gap'; readonly wordsMax: number };

export type Pattern = {
  readonly steps: readonly Step[];
  /** Each group must occur in a text (any class of it), or the pattern cannot match. */
  readonly needs: readonly (readonly number[])[];
};

const boundSigns = new Set(['^', '$', ',']);

type Vocabulary = Lexicon & { add(name: string, phrases: readonly string[]): void };

/**
 * Patterns are written as one line: `#class` for a class, a bare word for itself (`go_back` for a phrase), `a|b` for
 * either, `?` behind a step that may be missing, `!` before one that must not come next, `..3` for a gap, `^` and `$`
 * (also as alternatives, `^|#self`) for the bounds of a sentence, `,` for where a clause begins. Example:
 * `#self ..1 #intent ..2 #harm ..4 #person`.
 */
export function compilePattern(source: string, vocabulary: Vocabulary): Pattern {
  const steps = source.split(' ').map((part) => compileStep(part, vocabulary));
  const needs = steps.flatMap((step) => {
    if (
      step.kind === 'gap' ||
      step.optional ||
      step.absent ||
      step.bounds.start ||
      step.bounds.end ||
      step.bounds.clause
    )
      return [];
    return [step.classIds];
  });
  return { steps, needs };
}

function compileStep(part: string, vocabulary: Vocabulary): Step {
  if (part.startsWith('..')) return { kind: 'gap', wordsMax: Number(part.slice(2)) };
  const absent = part.startsWith('!');
  const optional = part.endsWith('?');
  const names = part.slice(absent ? 1 : 0, optional ? -1 : undefined).split('|');
  const classIds = names.filter((name) => !boundSigns.has(name)).map((name) => classIdOf(name, vocabulary));
  return {
    kind: 'oneOf',
    classIds,
    bounds: { start: names.includes('^'), end: names.includes('$'), clause: names.includes(',') },
    optional,
    absent,
  };
}

function classIdOf(name: string, vocabulary: Vocabulary): number {
  if (name.startsWith('#')) {
    if (!vocabulary.isClass(name.slice(1))) throw new Error(`a pattern names an unknown class: ${name}`);
    return vocabulary.classId(name.slice(1));
  }
  const phrase = name.replaceAll('_', ' ');
  vocabulary.add(`=${phrase}`, [phrase]);
  return vocabulary.classId(`=${phrase}`);
}
