import { ok, pause, type Refusal, type Result, refuse } from '@visaguard/kernel';
import type { ApiDependencies } from '../../http/dependencies.ts';

const waitMsMax = 15_000;

/** Whether Apify knows the key. It runs no actor and costs nothing. */
export async function checkApifyKey(
  { clock, apifyUrl }: Pick<ApiDependencies, 'clock' | 'apifyUrl'>,
  token: string,
): Promise<Result<null, Refusal>> {
  // Loaded here: who never asks loads no client of a service.
  const { checkApify } = await import('@visaguard/collection/apify');
  const options = { token, clock, ...(apifyUrl === undefined ? {} : { baseUrl: apifyUrl }) };
  const patience = new AbortController();
  const checks = await Promise.race([checkApify(options, []), pause(waitMsMax, patience.signal).then(() => null)]);
  patience.abort();
  const ofKey = checks?.find(({ subject }) => subject === 'key');
  if (ofKey?.verdict === 'ok') return ok(null);
  const { class: kind, code } = ofKey?.failure ?? { class: 'retryable', code: 'no_answer' };
  if (kind === 'bad_config' || kind === 'out_of_money') {
    return refuse('provider_key_refused', 'Apify refuses this key. Check it, or make a new one in its console.', {
      facts: { provider_code: code },
    });
  }
  return refuse('provider_unreachable', 'Apify does not answer as it should. Nothing was stored; try again later.', {
    facts: { provider_code: code },
  });
}
