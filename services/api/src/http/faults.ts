import type { z } from '@hono/zod-openapi';
import type { FieldFault } from '@visaguard/kernel';

type Issue = z.core.$ZodIssue;

const pointerLengthMax = 200;
const faultsMax = 100;

/** Every faulty field of a body or parameter of a query, with what is wrong about it and never with its value. */
export function faultsIn(issues: readonly Issue[]): FieldFault[] {
  return issues.flatMap((issue) => faultsOf(issue)).slice(0, faultsMax);
}

function faultsOf(issue: Issue): FieldFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), detail: 'is not a known field' }));
  }
  return [{ pointer: pointerTo(issue.path), detail: detailOf(issue) }];
}

function detailOf(issue: Issue): string {
  if (issue.code === 'invalid_type') {
    const absent = issue.message.endsWith('received undefined');
    return absent ? 'is required' : `must be of type ${issue.expected}`;
  }
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  return issue.message.replace(/^Invalid input: /, '');
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' items' : '';
}

/** RFC 6901. A key that somebody made up is cut, so that an answer never carries back a text of any length. */
function pointerTo(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
  return parts
    .map((part) => `/${part}`)
    .join('')
    .slice(0, pointerLengthMax);
}
