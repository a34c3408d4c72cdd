import { type Answer, apiError, htmlBadGateway } from './answers.ts';

/** The calls that faults are switched for. */
export type ApifyCall = 'start' | 'runs' | 'run' | 'abort' | 'items' | 'record' | 'actor' | 'me' | 'limits';

/**
 * How a call goes wrong. `html_502`: nothing is done. `done_then_html_502` and `done_then_hang_up`: it is done, and the
 * answer is lost. `hang_up`: nothing is done and the connection ends.
 */
export type ApifyFault =
  | { readonly status: number; readonly type: string }
  | 'html_502'
  | 'hang_up'
  | 'done_then_html_502'
  | 'done_then_hang_up';

/** The answers that the service is known to give. */
export const apifyFaults = {
  tokenUnknown: { status: 401, type: 'user-or-token-not-found' },
  memoryExceeded: { status: 402, type: 'actor-memory-limit-exceeded' },
  tooManyRuns: { status: 402, type: 'concurrent-runs-limit-exceeded' },
  usageExceeded: { status: 402, type: 'not-enough-usage-to-run-paid-actor' },
  hardLimit: { status: 403, type: 'platform-feature-disabled' },
  notRented: { status: 403, type: 'actor-is-not-rented' },
  inputInvalid: { status: 400, type: 'invalid-input' },
  rateLimit: { status: 429, type: 'rate-limit-exceeded' },
  internal: { status: 500, type: 'internal-server-error' },
} as const satisfies Record<string, ApifyFault>;

type Switched = { readonly call: ApifyCall; readonly fault: ApifyFault; readonly actor?: string; left: number };

export type FaultSwitch = {
  /** The next `times` calls of this kind, or all of one actor, go wrong. */
  add(call: ApifyCall, fault: ApifyFault, options: { readonly times?: number; readonly actor?: string }): void;
  take(call: ApifyCall, actor: string | undefined): ApifyFault | null;
};

export function createFaultSwitch(): FaultSwitch {
  const switched: Switched[] = [];
  return {
    add(call, fault, { times = 1, actor }) {
      switched.push({ call, fault, left: times, ...(actor === undefined ? {} : { actor }) });
    },
    take(call, actor) {
      const found = switched.find((one) => one.call === call && one.left > 0 && (one.actor ?? actor) === actor);
      if (!found) return null;
      found.left -= 1;
      return found.fault;
    },
  };
}

/** Null: the connection ends without an answer. */
export function answerOf(fault: ApifyFault): Answer | null {
  if (typeof fault === 'object') return apiError(fault.status, fault.type);
  return fault === 'hang_up' || fault === 'done_then_hang_up' ? null : htmlBadGateway;
}

/** Whether the call is carried out all the same. */
export function isDone(fault: ApifyFault): boolean {
  return fault === 'done_then_html_502' || fault === 'done_then_hang_up';
}
