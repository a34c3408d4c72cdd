import type { VoterFamily } from '../voters/voter.ts';

export type ModelFamily = Exclude<VoterFamily, 'built-in'>;
export const modelFamilies = ['gemini', 'openai', 'openrouter'] as const satisfies readonly ModelFamily[];

/** A model as it is asked and paid for. */
export type ModelChoice = {
  readonly name: string;
  /** What it may call itself in an answer, besides its name: dated snapshots of this very model. */
  readonly answersAs: readonly string[];
  /** In US dollars per million tokens, which is in millionths of a dollar per token. */
  readonly inputUsd: number;
  readonly outputUsd: number;
  /** Models that think first refuse a temperature; what takes no seed is given none. */
  readonly takes: { readonly temperature: boolean; readonly seed: boolean };
  /** How much thinking is asked for; null: nothing is said of it. */
  readonly effort: 'none' | 'low' | null;
  /** Thinking is paid for, and counts against the length of the answer. */
  readonly thoughtTokensMax: number;
};

const plain = { answersAs: [], effort: null, thoughtTokensMax: 0 } as const;
const sampling = { temperature: true, seed: true };
const thinking = { temperature: false, seed: false };

/**
 * Models whose price and ways are known, by family; the first one of each is asked where nobody chose. Prices for paid use
 * without discounts, as of 2026-11: ai.google.dev/gemini-api/docs/pricing (2026-10-07), developers.openai.com/api/docs/
 * pricing (2026-05-04), and OpenRouter's list (2026-07-02), whose answers state what they cost.
 */
const listed: Readonly<Record<ModelFamily, readonly ModelChoice[]>> = {
  gemini: [
    { ...plain, name: 'gemini-3.5-flash-lite', inputUsd: 0.3, outputUsd: 2.5, takes: sampling },
    { ...plain, name: 'gemini-3.8-flash', inputUsd: 1.5, outputUsd: 7.5, takes: sampling, thoughtTokensMax: 4_000 },
    { ...plain, name: 'gemini-2.5-flash-lite', inputUsd: 0.1, outputUsd: 0.4, takes: sampling },
  ],
  openai: [
    { ...plain, name: 'gpt-5.4-mini-2026-03-17', inputUsd: 0.75, outputUsd: 4.5, takes: thinking, effort: 'none' },
    {
      ...{ ...plain, name: 'gpt-5.4-mini', answersAs: ['gpt-5.4-mini-2026-03-17'], inputUsd: 0.75, outputUsd: 4.5 },
      ...{ takes: thinking, effort: 'none' },
    },
    {
      ...{ ...plain, name: 'gpt-4.1-mini', answersAs: ['gpt-4.1-mini-2025-04-14'], inputUsd: 0.4, outputUsd: 1.6 },
      takes: sampling,
    },
  ],
  openrouter: [
    {
      ...{ ...plain, name: 'mistralai/mistral-small-3.2-24b-instruct', inputUsd: 0.2, outputUsd: 0.6 },
      takes: { temperature: true, seed: false },
    },
  ],
};

/** What a model that is not listed is taken to cost at most: as much as the dearest ones of 2026. */
const unlisted = { inputUsd: 30, outputUsd: 180, effort: null, thoughtTokensMax: 8_000 } as const;

/**
 * @param choice `name`, or `name@answer` where the service answers under another name than it is asked under, for
 * example a dated snapshot. Undefined or empty: the usual model of the family.
 */
export function chooseModel(family: ModelFamily, choice: string | undefined): ModelChoice {
  const [first] = listed[family];
  const [name = '', answer] = (choice ?? '').split('@');
  if (name === '' && first) return first;
  const known = listed[family].find((model) => model.name === name);
  const model = known ?? { ...unlisted, name, answersAs: [], takes: takenByUnlisted(family, name) };
  return answer === undefined ? model : { ...model, answersAs: [...model.answersAs, answer] };
}

export function isListed(family: ModelFamily, { name }: ModelChoice): boolean {
  return listed[family].some((model) => model.name === name);
}

function takenByUnlisted(family: ModelFamily, name: string): ModelChoice['takes'] {
  if (family === 'openai') return /^gpt-[34]/.test(name) ? sampling : thinking;
  return { temperature: true, seed: family === 'gemini' };
}

/** In millionths of a US dollar, rounded up. */
export function priceMicros(
  { inputUsd, outputUsd }: ModelChoice,
  tokens: { readonly inputTokens: number; readonly outputTokens: number },
): number {
  return Math.ceil(tokens.inputTokens * inputUsd + tokens.outputTokens * outputUsd);
}
