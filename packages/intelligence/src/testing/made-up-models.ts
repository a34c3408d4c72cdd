import { type ModelJudge, type ModelsEmulator, seededRandom, startModelsEmulator } from '@visaguard/testkit';
import { onTestFinished } from 'vitest';
import type { Pauses } from '../models/asking.ts';
import { type ModelFamily, modelFamilies } from '../models/model-list.ts';
import { votersFromKeys } from '../models/voters-from-keys.ts';
import type { BatchVotes, PostToJudge, VoteOptions, Voter } from '../voters/voter.ts';

/** A busy machine is slow to answer; who tests the time limit sets it. */
const pauses: Pauses = { timeoutMs: 20_000, retryMs: 1, waitMsMax: 50, restMs: 700 };

export type MadeUpModels = {
  readonly service: ModelsEmulator;
  /** Its usual one. */
  voter(family: ModelFamily): Voter;
  /** Another one of that family, by the setting that chooses its model. */
  chosen(family: ModelFamily, model: string): Voter;
};

/** The emulator of all three services, and the real clients on it; both end with the test. */
export async function madeUpModels(judge?: ModelJudge, more: Partial<Pauses> = {}): Promise<MadeUpModels> {
  const service = await startModelsEmulator(judge ? { judge } : {});
  onTestFinished(() => service.close());
  const deps = { random: seededRandom('models'), pauses: { ...pauses, ...more } };
  const access = (family: ModelFamily) => ({ key: service.key, url: service.urls[family] });
  const usual = votersFromKeys(Object.fromEntries(modelFamilies.map((family) => [family, access(family)])), deps);
  const the = (voter: Voter | undefined) => {
    if (!voter) throw new Error('a key makes a voter');
    return voter;
  };
  return {
    service,
    voter: (family) => the(usual.find((one) => one.family === family)),
    chosen: (family, model) => the(votersFromKeys({ [family]: { ...access(family), model } }, deps)[0]),
  };
}

/** Asks with all the money there is, unless told. */
export function votes(
  voter: Voter,
  posts: readonly PostToJudge[],
  more: Partial<VoteOptions> = {},
): Promise<BatchVotes> {
  return voter.vote(posts, { signal: new AbortController().signal, maySpend: () => true, ...more });
}
