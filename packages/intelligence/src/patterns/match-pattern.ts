import type { AnnotatedText, WordRange } from './annotated-text.ts';
import type { Pattern, Step } from './compile-pattern.ts';

/** All places where a pattern fits, in order, none inside another. A match never leaves its sentence. */
export function matchPattern(pattern: Pattern, annotated: AnnotatedText): WordRange[] {
  if (!pattern.needs.every((group) => group.some((classId) => annotated.present.has(classId)))) return [];
  const found: WordRange[] = [];
  for (let first = 0; first < annotated.words.length; first++) {
    const end = createWalk(pattern.steps, annotated, first)(0, first);
    if (end === null || end <= first) continue;
    found.push({ first, end });
    first = end - 1;
  }
  return found;
}

/** From a step and a word on: the end of the match, or null. */
type Walk = (stepAt: number, at: number) => number | null;

function createWalk(steps: readonly Step[], annotated: AnnotatedText, first: number): Walk {
  const { words, marks, unitLengths } = annotated;
  const sentence = words[first]?.sentence;
  const inSentence = (at: number): boolean => words[at]?.sentence === sentence;

  const walk: Walk = (stepAt, at) => {
    const step = steps[stepAt];
    if (!step) return at;
    if (step.kind === 'gap') return afterGap(stepAt, at, step.wordsMax);
    return step.absent ? afterAbsent(stepAt, at, step.classIds) : afterOneOf(stepAt, at, step);
  };

  function afterGap(stepAt: number, at: number, wordsMax: number): number | null {
    let next = at;
    for (let skipped = 0; skipped <= wordsMax; skipped++) {
      const end = walk(stepAt + 1, next);
      if (end !== null) return end;
      if (!inSentence(next)) return null;
      next += unitLengths[next] ?? 1;
    }
    return null;
  }

  function afterAbsent(stepAt: number, at: number, classIds: readonly number[]): number | null {
    const there = inSentence(at) && marks[at]?.some((mark) => classIds.includes(mark.classId));
    return there ? null : walk(stepAt + 1, at);
  }

  function afterOneOf(stepAt: number, at: number, step: Step & { kind: 'oneOf' }): number | null {
    for (const { classId, length } of inSentence(at) ? (marks[at] ?? []) : []) {
      const end = step.classIds.includes(classId) ? walk(stepAt + 1, at + length) : null;
      if (end !== null) return end;
    }
    const atStart = step.bounds.start && (at === 0 || words[at - 1]?.sentence !== sentence);
    const atClause = step.bounds.clause && (at === 0 || words[at - 1]?.clause !== words[at]?.clause);
    const atEnd = step.bounds.end && !inSentence(at);
    return step.optional || atStart || atClause || atEnd ? walk(stepAt + 1, at) : null;
  }

  return walk;
}
