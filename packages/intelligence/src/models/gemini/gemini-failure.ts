import { GoogleGenerativeAIFetchError } from '@google/generative-ai';
import { z } from 'zod';
import { classOfStatus, connectionLost, failed, strangeBody } from '../failure.ts';
import type { Answer, ServiceFailureClass } from '../service.ts';

const detailForm = z.looseObject({
  reason: z.string().optional(),
  retryDelay: z.string().optional(),
  violations: z.array(z.looseObject({ quotaId: z.string().optional() })).optional(),
});
type Detail = z.infer<typeof detailForm>;
const detailsForm = z.array(detailForm.catch({})).catch([]);

/** @param thrown by the SDK, for a call that the caller has not given up. */
export function answerOfThrown(thrown: unknown): Answer {
  if (thrown instanceof SyntaxError) return strangeBody;
  if (!(thrown instanceof GoogleGenerativeAIFetchError) || thrown.status === undefined) return connectionLost;
  const { status } = thrown;
  const details = detailsForm.parse(thrown.errorDetails);
  const reason = details.find((detail) => /^[A-Z_]{1,60}$/.test(detail.reason ?? ''))?.reason;
  const isDayUsedUp = details.some(({ violations }) => violations?.some(({ quotaId }) => quotaId?.includes('PerDay')));
  const code = isDayUsedUp ? 'quota_of_the_day' : (reason ?? `http_${status}`);
  return failed(isDayUsedUp ? 'out_of_money' : classOf(status, reason, thrown.message), code, {
    waitMs: waitOf(details),
  });
}

/** A key that is not known, a country that is not served and a text that is too long all come as 400. */
function classOf(status: number, reason: string | undefined, message: string): ServiceFailureClass {
  if (reason?.startsWith('API_KEY_')) return 'bad_key';
  if (status === 400 && /location is not supported|billing/i.test(message)) return 'not_allowed_here';
  if (status === 400 && /token count|exceeds the maximum/i.test(message)) return 'too_long';
  return classOfStatus(status);
}

/** `"34s"`. */
function waitOf(details: readonly Detail[]): number | null {
  const told = details.map(({ retryDelay }) => Number.parseFloat(retryDelay ?? '')).find((seconds) => seconds >= 0);
  return told === undefined ? null : told * 1_000;
}
