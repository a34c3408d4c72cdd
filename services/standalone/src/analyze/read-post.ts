import { type AnalysableText, type Platform, type PostKind, platforms, postKinds } from '@visaguard/domain';
import { err, type Instant, ok, type Result } from '@visaguard/kernel';
import { lineBytesMax, type RawLine } from './split-lines.ts';

export type PostId = string | number;

/** A post as its line gives it. Nothing but text, kind and date reaches the analyser (rule R9). */
export type PostLine = AnalysableText & { readonly id: PostId; readonly platform: Platform };

/** `id` is null where it could not be read. `faults`: all of them, a phrase each, with the field that is at fault. */
export type BadLine = { readonly id: PostId | null; readonly faults: readonly string[] };

const idLengthMax = 256;
const strictly = new TextDecoder('utf-8', { fatal: true });
const forgivingly = new TextDecoder('utf-8');

/** Reads one line of input: a JSON object with the fields of a post. */
export function readPost({ bytes, tooLong }: RawLine): Result<PostLine, BadLine> {
  if (tooLong) return badLine(`line: has more than ${lineBytesMax} bytes`, idAtStart(bytes));
  if (bytes.length === 0) return badLine('line: is empty', null);
  let text: string;
  try {
    text = strictly.decode(bytes);
  } catch {
    return badLine('line: is not UTF-8', idAtStart(bytes));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return badLine('line: is not JSON', idAtStart(bytes));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return badLine('line: is not a JSON object', null);
  }
  return readFields(value as Readonly<Record<string, unknown>>);
}

function readFields(fields: Readonly<Record<string, unknown>>): Result<PostLine, BadLine> {
  const faults: string[] = [];
  const take = <T>(name: string, read: (value: unknown) => Result<T, string>): T | null => {
    const taken = read(Object.hasOwn(fields, name) ? fields[name] : undefined);
    if (taken.ok) return taken.value;
    faults.push(`${name}: ${taken.error}`);
    return null;
  };
  const id = take('id', readId);
  const platform = take<Platform>('platform', oneOf(platforms));
  const kind = take<PostKind>('kind', oneOf(postKinds));
  const createdAt = take('created_at', readDate);
  const text = take('text', (value) => (typeof value === 'string' ? ok(value) : err(missingOr(value, 'not a string'))));
  if (faults.length > 0 || id === null || platform === null || kind === null || text === null) {
    return err({ id, faults });
  }
  return ok({ id, platform, kind, createdAt, text });
}

function readId(value: unknown): Result<PostId, string> {
  if (typeof value === 'string' && value.length > 0) {
    return value.length <= idLengthMax ? ok(value) : err(`has more than ${idLengthMax} characters`);
  }
  if (typeof value !== 'number') return err(missingOr(value, 'neither a string with characters nor a whole number'));
  // Beyond these a number is rounded as it is read, and would name another post.
  return Number.isSafeInteger(value) ? ok(value) : err('not a whole number below 2^53; write it as a string');
}

const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: unknown): Result<T, string> => {
    const found = allowed.find((one) => one === value);
    return found === undefined ? err(missingOr(value, `not one of ${allowed.join(', ')}`)) : ok(found);
  };

const dateForm = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/** What carries no date is undated; what is no date is a fault. */
function readDate(value: unknown): Result<Instant | null, string> {
  if (value === undefined || value === null) return ok(null);
  const [, day = '', time = '00:00', zone = 'Z'] = (typeof value === 'string' && dateForm.exec(value)) || [];
  if (day === '') return err('not a date of ISO 8601, for example 2026-11-01T09:30:00Z');
  const at = Date.parse(`${day}T${time}${zone.replace(/(\d{2}):?(\d{2})$/, '$1:$2')}`);
  if (Number.isNaN(at) || !isDayOfCalendar(day)) return err('not a day and time that exist');
  return ok(new Date(at).toISOString());
}

/** `Date.parse` takes the 31st of February for a day in March. */
function isDayOfCalendar(day: string): boolean {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function missingOr(value: unknown, fault: string): string {
  return value === undefined ? 'missing' : fault;
}

function badLine(fault: string, id: PostId | null): Result<PostLine, BadLine> {
  return err({ id, faults: [fault] });
}

const idFirst = /^\uFEFF?\s*\{\s*"id"\s*:\s*("(?:[^"\\\p{Cc}\uFFFD]|\\["\\/bfnrtu])*"|-?\d+)\s*[,}]/u;

/** The id of a line that cannot be parsed, where the line begins with it. */
function idAtStart(bytes: Uint8Array): PostId | null {
  const start = forgivingly.decode(bytes.subarray(0, 8 * idLengthMax));
  const [, written] = idFirst.exec(start) ?? [];
  if (written === undefined) return null;
  try {
    const id = readId(JSON.parse(written));
    return id.ok ? id.value : null;
  } catch {
    return null;
  }
}
