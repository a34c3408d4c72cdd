import type { Voter } from '@visaguard/intelligence';
import { modelFamilies, votersFromKeys } from '@visaguard/intelligence/models';
import { systemClock, systemRandom } from '@visaguard/kernel';
import { readModelKeys, SettingsMissing } from '@visaguard/runtime';
import { badUsage } from '../cannot-run.ts';
import type { EvalOptions } from './arguments.ts';

/** @throws CannotRun where a voter was asked for that there is no key for. */
export function externalVoters({ voters }: EvalOptions): Voter[] {
  const wanted = modelFamilies.filter((family) => voters.includes(family));
  const keys = tried(readModelKeys);
  const missing = wanted.find((family) => !keys[family]);
  if (missing) throw badUsage(`There is no key for ${missing}: set VISAGUARD_${missing.toUpperCase()}_KEY.`);
  return votersFromKeys(keys, { random: systemRandom, clock: systemClock }).filter(({ family }) =>
    wanted.some((one) => one === family),
  );
}

function tried<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof SettingsMissing ? badUsage(error.message, error) : error;
  }
}
