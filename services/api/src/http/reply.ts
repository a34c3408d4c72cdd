import type { FieldFault, Refusal } from '@visaguard/kernel';
import { isProblemCode, type ProblemCode, type problems } from './problems.ts';

type Headers = Readonly<Record<string, string>>;

/** What an operation answers, before it is put on the wire. */
export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly headers: Headers; readonly body: unknown }
  /** Bytes or a stream of events: the handler made the response itself. */
  | { readonly kind: 'response'; readonly response: Response }
  | ProblemReply;

export type ProblemReply = {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  readonly detail: string;
  readonly rule?: string;
  readonly faults?: readonly FieldFault[];
  readonly facts?: NonNullable<Refusal['facts']>;
  readonly headers?: Headers;
};

export function problem(code: ProblemCode, detail: string, more: Omit<ProblemReply, 'kind' | 'code' | 'detail'> = {}) {
  return { kind: 'problem', code, detail, ...more } satisfies ProblemReply;
}

/** The answer to a command that a rule refuses. @throws for a code without a problem type: a bug that a test finds. */
export function refused({ code, ...refusal }: Refusal): ProblemReply {
  if (!isProblemCode(code)) throw new Error(`the refusal ${code} has no problem type`);
  const busy = code === 'too_much_contention' ? { headers: { 'Retry-After': '1' } } : {};
  return { kind: 'problem', code, ...refusal, ...busy };
}

/** An object of the read models; `version` is that of its stream and becomes the ETag. */
export function found(body: unknown, version?: number): Reply {
  return { kind: 'json', status: 200, headers: version === undefined ? {} : { ETag: etagOf(version) }, body };
}

/** The same words as the domain's: a read and a command do not tell a foreign object from one that never was. */
export function missing(object: ObjectName): ProblemReply {
  return problem(`${object}_unknown`, `There is no such ${object}.`);
}

export type ObjectName = {
  [Code in ProblemCode]: Code extends `${infer Name}_unknown`
    ? (typeof problems)[Code][0] extends 404
      ? Name
      : never
    : never;
}[ProblemCode];

export function etagOf(version: number): string {
  return `"${version}"`;
}
