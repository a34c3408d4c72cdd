import type { KeyProvider } from '@visaguard/domain';
import { ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import type { ApiDependencies } from '../../http/dependencies.ts';

const waitMsMax = 15_000;

/** Whether a model judges with the key: it is shown one made-up post. */
export async function checkModelKey(
  { random, modelPlaces }: Pick<ApiDependencies, 'random' | 'modelPlaces'>,
  family: Exclude<KeyProvider, 'apify'>,
  key: string,
): Promise<Result<null, Refusal>> {
  // Loaded here: who never asks loads no client of a service.
  const { checkModel } = await import('@visaguard/intelligence/models');
  const signal = AbortSignal.timeout(waitMsMax);
  const check = await checkModel(family, { key, ...modelPlaces?.[family] }, { random, signal });
  if (check.ok) return ok(null);
  const facts = { provider_code: check.code };
  if (refusals.includes(check.class)) {
    return refuse('provider_key_refused', 'The service of the model refuses this key. Check it, or make a new one.', {
      facts,
    });
  }
  return refuse(
    'provider_unreachable',
    'The service of the model does not answer as it should. Nothing was stored; try again later.',
    { facts },
  );
}

const refusals: readonly string[] = ['bad_key', 'out_of_money', 'not_allowed_here', 'no_such_model'];
