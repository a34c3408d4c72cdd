import { type ModelJudge, type ModelsEmulator, seededRandom, startModelsEmulator } from '@visaguard/testkit';
import { onTestFinished } from 'vitest';
import type { Pauses } from '../models/asking.ts';
import { type ModelFamily, modelFamilies } from '../models/model-list.ts';
import { type ModelKeys, votersFromKeys } from '../models/voters-from-keys.ts';
import type { BatchVotes, PostToJudge, VoteOptions, Voter } from '../voters/voter.ts';

/** A busy machine is slow to answer; who tests the time limit sets it. */
const pauses: Pauses = { timeoutMs: 20_000, retryMs: 1, waitMsMax: 50 };

export type MadeUpModels = {
  readonly service: ModelsEmulator;
  voter(family: ModelFamily): Voter;
};

/** The emulator of all three services, and the real clients on it; both end with the test. */
export async function madeUpModels(judge?: ModelJudge, more: Partial<Pauses> = {}): Promise<MadeUpModels> {
  const service = await startModelsEmulator(judge ? { judge } : {});
  onTestFinished(() => service.close());
  const { key, urls } = service;
  const keys: ModelKeys = { gemini: { key, url: urls.gemini }, openai: { key, url: urls.openai } };
  const deps = { random: seededRandom('models'), pauses: { ...pauses, ...more } };
  const voters = votersFromKeys({ ...keys, openrouter: { key, url: urls.openrouter } }, deps);
  return {
    service,
    voter(family) {
      const voter = voters[modelFamilies.indexOf(family)];
      if (!voter) throw new Error(family);
      return voter;
    },
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
