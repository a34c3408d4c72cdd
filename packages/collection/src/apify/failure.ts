import { ApifyApiError } from 'apify-client';

/**
 * Why a call to Apify failed, by what is to be done. `busy`: wait in our own queue, Apify does not queue.
 * `out_of_money`: stop and call the operator. `bad_config`: the key or the actor is wrong; trying again does not
 * help, and no other run will do better. `refused`: trying again does not help this one run, and says nothing of
 * others. `retryable`: try again later.
 */
export type ApifyFailureClass = 'busy' | 'out_of_money' | 'bad_config' | 'refused' | 'retryable';

export type ApifyFailure = {
  readonly class: ApifyFailureClass;
  /** Apify's own name for it, `http_<status>`, `network`, or `start_unclear`. Never a message: it may quote the input. */
  readonly code: string;
};

const classes: Readonly<Record<string, ApifyFailureClass>> = {
  'actor-memory-limit-exceeded': 'busy',
  'memory-limit-exceeded': 'busy',
  'concurrent-runs-limit-exceeded': 'busy',
  'not-enough-usage-to-run-paid-actor': 'out_of_money',
  'platform-feature-disabled': 'out_of_money',
  'rate-limit-exceeded': 'retryable',
};

/** What speaks of one order alone, at its start: a 404 there is said of the actor. */
export const statusesOfOrder: readonly number[] = [400];
/** What speaks of one run alone, once it was started: Apify has forgotten it, or what it wrote. */
export const statusesOfRun: readonly number[] = [400, 404];

/**
 * Apify changes statuses of an error more easily than its type, so the type decides where it is known.
 * @param refusedBy statuses that say nothing of the key, by what was called; none: everything does.
 */
export function failureOf(error: unknown, refusedBy: readonly number[] = []): ApifyFailure {
  if (!(error instanceof ApifyApiError)) return { class: 'retryable', code: 'network' };
  const { type, statusCode } = error;
  const code = type ?? `http_${statusCode}`;
  const known = type === undefined ? undefined : classes[type];
  return { class: known ?? (refusedBy.includes(statusCode) ? 'refused' : classOfStatus(statusCode)), code };
}

/** Whether it is Apify or the way to it that failed; anything else that is thrown is a bug of ours. */
export function isFailure(error: unknown): boolean {
  if (error instanceof ApifyApiError) return true;
  if (!(error instanceof Error)) return false;
  return error.name === 'InvalidResponseBodyError' || ('code' in error && typeof error.code === 'string');
}

function classOfStatus(status: number): ApifyFailureClass {
  if (status === 402) return 'out_of_money';
  return status === 408 || status === 429 || status >= 500 ? 'retryable' : 'bad_config';
}

/** Whether the server may have done what it was asked although the call failed. */
export function isAmbiguous(error: unknown): boolean {
  return !(error instanceof ApifyApiError) || error.statusCode >= 500 || error.statusCode === 408;
}
