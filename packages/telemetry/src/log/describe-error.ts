import { types } from 'node:util';
import { withoutValues } from './without-values.ts';

/** An error as the log holds it: what went wrong and where, without the values it went wrong with. */
export type ErrorFacts = {
  readonly name: string;
  readonly code?: string | number;
  readonly message: string;
  /** Names in the schema, as PostgreSQL gives them. */
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
  /** The places of the call stack: file and line, without the path of the machine. */
  readonly places?: readonly string[];
  readonly cause?: ErrorFacts;
  readonly errors?: readonly ErrorFacts[];
};

const depthMax = 4;
const errorsMax = 5;
const placesMax = 5;

export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

/**
 * @returns `name`, `code` and `message` of the error and of its causes, the message without values. Every other member
 * (`detail`, `where`, `params`, what a library hangs on its errors) is left out, names in the schema excepted.
 */
export function describeError(error: Error, depth = 0): ErrorFacts {
  const code = member(error, 'code');
  const cause = member(error, 'cause');
  const errors = member(error, 'errors');
  const deeper = depth < depthMax;
  const places = placesOf(member(error, 'stack'));
  return {
    name: identifier(member(error, 'name'), /^[\p{L}\p{N}_$ ]{1,60}$/u) ?? 'Error',
    ...(isCode(code) && { code }),
    message: withoutValues(String(member(error, 'message') ?? '')),
    ...schemaNames(error),
    ...(places.length > 0 && { places }),
    ...(deeper && isError(cause) && { cause: describeError(cause, depth + 1) }),
    ...(deeper &&
      Array.isArray(errors) && {
        errors: errors
          .filter(isError)
          .slice(0, errorsMax)
          .map((each) => describeError(each, depth + 1)),
      }),
  };
}

function schemaNames(error: Error): Partial<Pick<ErrorFacts, 'constraint' | 'table' | 'column'>> {
  const names = (['constraint', 'table', 'column'] as const).map((name) => [
    name,
    identifier(member(error, name), /^[a-z_][a-z0-9_]{0,62}$/),
  ]);
  return Object.fromEntries(names.filter(([, value]) => value !== undefined));
}

function isCode(code: unknown): code is string | number {
  return typeof code === 'number' || identifier(code, /^[A-Za-z0-9_.-]{1,48}$/) !== undefined;
}

function identifier(value: unknown, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}

/** Only what has the form of a place in a source file, so that no part of the message passes for one. */
function placesOf(stack: unknown): string[] {
  if (typeof stack !== 'string') return [];
  const form = /^\s+at (?:.*\()?(?:file:\/\/)?\/.*?((?:[\w.@-]+\/){0,3}[\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/;
  return stack
    .slice(-8_000)
    .split('\n')
    .flatMap((line) => form.exec(line)?.[1] ?? [])
    .slice(0, placesMax);
}

/** A getter of a foreign error may throw; an entry in the log is written all the same. */
function member(error: Error, name: string): unknown {
  try {
    return (error as Error & Readonly<Record<string, unknown>>)[name];
  } catch {
    return undefined;
  }
}
