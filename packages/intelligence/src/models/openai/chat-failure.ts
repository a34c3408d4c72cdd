import { APIError } from 'openai';
import { classOfStatus, connectionLost, failed, strangeBody, tooMuchSaid, waitOfHeaders } from '../failure.ts';
import type { Answer, ServiceFailureClass } from '../service.ts';
import { BodyTooLong } from './bounded-fetch.ts';

/** What a code says better than its status. An account without money is told apart from one that asks too fast. */
const classOfCode: Readonly<Record<string, ServiceFailureClass>> = {
  insufficient_quota: 'out_of_money',
  credit_balance_exhausted: 'out_of_money',
  organization_spend_limit_exceeded: 'out_of_money',
  project_spend_limit_exceeded: 'out_of_money',
  organization_usage_limit_exceeded: 'out_of_money',
  billing_hard_limit_reached: 'out_of_money',
  billing_not_active: 'out_of_money',
  context_length_exceeded: 'too_long',
  model_not_found: 'no_such_model',
  unsupported_country_region_territory: 'not_allowed_here',
  content_filter: 'refused_content',
  content_policy_violation: 'refused_content',
};

/** @param thrown by the SDK, for a call that the caller has not given up. */
export function answerOfThrown(thrown: unknown): Answer {
  if (causes(thrown).some((cause) => cause instanceof BodyTooLong)) return tooMuchSaid;
  if (!(thrown instanceof APIError)) return thrown instanceof SyntaxError ? strangeBody : connectionLost;
  if (thrown.status === undefined) return connectionLost;
  const wait = waitOfHeaders(thrown.headers);
  const isFinal = thrown.headers?.get('x-should-retry') === 'false';
  return answerOfError(thrown.status, thrown.error, { waitMs: wait, ...(isFinal ? { isWorthAnotherTry: false } : {}) });
}

type ErrorBody = { readonly [key: string]: unknown };

/** @param body the `error` of a reply. OpenRouter puts it into answers of status 200 as well. */
export function answerOfError(
  status: number,
  body: unknown,
  more: { readonly waitMs?: number | null; readonly isWorthAnotherTry?: boolean; readonly mayBeBilled?: boolean } = {},
): Answer {
  const { code, type, message, metadata } = isObject(body) ? body : {};
  const names = [type, code].filter((name) => typeof name === 'string' && /^[\w.-]{1,60}$/.test(name)) as string[];
  const name = names.findLast((one) => one in classOfCode) ?? names.at(-1) ?? `http_${status}`;
  const kind = classOfCode[name] ?? classOfBody(status, String(message ?? ''), metadata) ?? classOfStatus(status);
  return failed(kind, name, more);
}

/** OpenRouter names no codes but statuses; a flagged post and an unknown model are told by what stands around them. */
function classOfBody(status: number, message: string, metadata: unknown): ServiceFailureClass | undefined {
  if (status === 403 && isObject(metadata) && ('flagged_input' in metadata || 'reasons' in metadata)) {
    return 'refused_content';
  }
  return status === 400 && /not a valid model/i.test(message) ? 'no_such_model' : undefined;
}

export function isObject(value: unknown): value is ErrorBody {
  return typeof value === 'object' && value !== null;
}

function causes(thrown: unknown): unknown[] {
  return thrown instanceof Error ? [thrown, ...causes(thrown.cause)] : [];
}
