import type { Answer, ServiceFailure, ServiceFailureClass } from './service.ts';

const passing: readonly ServiceFailureClass[] = ['busy', 'unavailable'];

/** Whether it may be over in a while, without anybody doing anything. */
export const mayPass = ({ class: kind }: ServiceFailure): boolean => kind === 'timed_out' || passing.includes(kind);

export function failed(
  kind: ServiceFailureClass,
  code: string,
  more: Partial<Omit<ServiceFailure, 'class' | 'code'>> = {},
): Extract<Answer, { kind: 'failed' }> {
  const failure = {
    ...{ class: kind, code, isWorthAnotherTry: passing.includes(kind), waitMs: null, mayBeBilled: false },
    ...more,
  };
  return { kind: 'failed', failure };
}

/** The way to the service or back broke; the model may have answered all the same. */
export const connectionLost = failed('unavailable', 'network', { mayBeBilled: true });

/** A body that is none of this service: a page of what stands in front of it, nothing at all, or the half of one. */
export const strangeBody = failed('unavailable', 'strange_body', { mayBeBilled: true });

/** More than `replyBytesMax`: what says so much has not understood the question, and would say it again. */
export const tooMuchSaid: Answer = {
  ...{ kind: 'withheld', reason: 'invalid_reply', text: null, model: null, usage: null },
};

/** What a status means where the service says no more. */
export function classOfStatus(status: number): ServiceFailureClass {
  if (status === 401) return 'bad_key';
  if (status === 402) return 'out_of_money';
  if (status === 403) return 'not_allowed_here';
  if (status === 404) return 'no_such_model';
  if (status === 429) return 'busy';
  if (status === 413) return 'too_long';
  return status === 408 || status === 409 || status >= 500 ? 'unavailable' : 'bad_request';
}

/** `Retry-After` in seconds or as a date, by the service's own clock, or `retry-after-ms`. */
export function waitOfHeaders(headers: Headers | undefined): number | null {
  const exact = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (exact >= 0) return exact;
  const told = headers?.get('retry-after') ?? null;
  if (told === null) return null;
  const waitMs = /^[\d.]+$/.test(told)
    ? Number(told) * 1_000
    : Date.parse(told) - Date.parse(headers?.get('date') ?? '');
  return waitMs >= 0 ? waitMs : null;
}
