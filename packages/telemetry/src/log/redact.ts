import { describeError, isError } from './describe-error.ts';
import { isMeasure, isPersonalName } from './personal-names.ts';
import { redacted, withoutValues } from './without-values.ts';

const depthMax = 6;
const itemsMax = 50;

const houseId = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;
const keyForm = /^[\w.:/-]{1,64}$/;

/**
 * Facts as they may be written: members that name personal data or a secret hold `[redacted]` at any depth, errors are
 * what {@link describeError} leaves of them, texts are without values. It never throws and never calls `toJSON`.
 */
export function redactFacts(facts: object): Readonly<Record<string, unknown>> {
  const safe = isError(facts) ? { error: describeError(facts) } : redactMembers(facts, 0);
  return typeof safe === 'object' && safe !== null && !Array.isArray(safe) ? { ...safe } : {};
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return houseId.test(value) ? value : withoutValues(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (isError(value)) return describeError(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= depthMax) return '[deeper]';
  if (Array.isArray(value)) return value.slice(0, itemsMax).map((item) => redactValue(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return `[${value.size} entries]`;
  return redactMembers(value, depth);
}

function redactMembers(value: object, depth: number): object {
  const names = Object.keys(value).slice(0, itemsMax);
  return Object.fromEntries(
    names.map((name) => [keyForm.test(name) ? name : redacted, redactMember(value, name, depth)]),
  );
}

function redactMember(holder: object, name: string, depth: number): unknown {
  try {
    const value = (holder as Readonly<Record<string, unknown>>)[name];
    if (value === null || value === undefined || typeof value === 'boolean') return value;
    if (isPersonalName(name) && !mayBeSaid(name, value)) return redacted;
    return redactValue(value, depth + 1);
  } catch {
    return redacted;
  }
}

/** A number of what is personal (`tokenCount: 3`) is not, nor is an id of the house (`apiKeyId: 'key_...'`). */
function mayBeSaid(name: string, value: unknown): boolean {
  return typeof value === 'number' ? isMeasure(name) : typeof value === 'string' && houseId.test(value);
}
