import { type Err, err } from './result.ts';

/** One faulty field: `pointer` is a JSON pointer into the request body (RFC 6901), for example `/email`. */
export type FieldFault = { readonly pointer: string; readonly detail: string };

/**
 * A command that a rule refuses. A fact, not an error: it has a name that callers can act on.
 * `code` is snake_case and becomes the last part of the problem type; `detail` is one English sentence
 * without personal content; `facts` are machine-readable, without personal content.
 */
export type Refusal = {
  readonly code: string;
  readonly detail: string;
  readonly rule?: string;
  readonly faults?: readonly FieldFault[];
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
};

export function refuse(code: string, detail: string, more: Omit<Refusal, 'code' | 'detail'> = {}): Err<Refusal> {
  return err({ code, detail, ...more });
}
