import { assessPost } from '@visaguard/assessment';
import { readPost } from './read-post.ts';
import type { RawLine } from './split-lines.ts';

export type Answer = { readonly text: string; readonly outcome: 'assessed' | 'not_assessed' | 'bad' };

/** One line of output for one line of input. */
export function answerLine(line: RawLine, file: string | null): Answer {
  const read = readPost(line);
  if (!read.ok) {
    const { id, faults } = read.error;
    const place = { ...(file !== null && { file }), line: line.number };
    return { text: `${JSON.stringify({ ...place, ...(id !== null && { id }), error: faults })}\n`, outcome: 'bad' };
  }
  const { id, text, kind, createdAt } = read.value;
  const { status, reason, language, findings, redactions, injectionSuspected } = assessPost({ text, kind, createdAt });
  const answer = {
    id,
    status,
    ...(reason !== undefined && { reason }),
    language,
    findings: findings.map(({ category, severity, quote, start, end, rule }) => ({
      ...{ category, severity, quote, start, end, rule },
    })),
    redactions: redactions.map(({ type, start, end }) => ({ type, start, end })),
    injection_suspected: injectionSuspected,
  };
  return { text: `${JSON.stringify(answer)}\n`, outcome: status };
}
