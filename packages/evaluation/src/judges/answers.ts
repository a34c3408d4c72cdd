import { err, ok, type Result } from '@visaguard/kernel';
import type { Found, Judged, Judgement } from '../judgement.ts';
import type { LabelledPost } from '../labelled-post.ts';
import { isCategory, isSeverity } from '../sets/labelled-line.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Answers of another system, one JSON object a line, in the form that `visaguard analyze` prints: `id`, `status`,
 * `findings` with category, severity and, where it has one, a `score` from 0 to 1.
 */
export function readAnswers(
  name: string,
  content: string,
  posts: readonly LabelledPost[],
): Result<Judged, { readonly line: number; readonly faults: readonly string[] }[]> {
  const byId = new Map<string, Judgement>();
  const faults: { line: number; faults: string[] }[] = [];
  for (const [at, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const answer = readAnswer(line);
    if (answer.ok) byId.set(answer.value.id, answer.value.judgement);
    else faults.push({ line: at + 1, faults: [answer.error] });
  }
  if (faults.length > 0) return err(faults);
  const judgements = posts.map(({ id }): Judgement => byId.get(id) ?? { kind: 'not_assessed', reason: 'no_answer' });
  return ok({ name, version: 'answers from a file', judgements });
}

function readAnswer(line: string): Result<{ id: string; judgement: Judgement }, string> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return err('line: is not JSON');
  }
  if (typeof value !== 'object' || value === null) return err('line: is not a JSON object');
  const { id, status, reason, findings } = value as Fields;
  if (typeof id !== 'string' && typeof id !== 'number') return err('id: missing');
  if (status === 'not_assessed') {
    return ok({ id: String(id), judgement: { kind: 'not_assessed', reason: String(reason ?? 'unknown') } });
  }
  const found = Array.isArray(findings) ? findings.map(readFound) : [null];
  if (found.includes(null)) return err('findings: not a list of {category, severity}');
  return ok({ id: String(id), judgement: { kind: 'judged', found: found.filter((each) => each !== null) } });
}

function readFound(value: unknown): Found | null {
  if (typeof value !== 'object' || value === null) return null;
  const { category, severity, score } = value as Fields;
  if (!isCategory(category) || !isSeverity(severity)) return null;
  const isScore = typeof score === 'number' && score >= 0 && score <= 1;
  return { category, severity, outcome: null, score: isScore ? score : null };
}
