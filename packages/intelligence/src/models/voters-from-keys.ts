import { type Clock, type Random, systemClock } from '@visaguard/kernel';
import type { Voter } from '../voters/voter.ts';
import { type ModelAtService, type Pauses, usualPauses } from './asking.ts';
import { withBreaker } from './breaker.ts';
import { createGeminiService } from './gemini/gemini-service.ts';
import { chooseModel, type ModelFamily, modelFamilies } from './model-list.ts';
import { createModelVoter } from './model-voter.ts';
import { createChatService } from './openai/chat-service.ts';

/** How a family is reached. `model`: as `chooseModel` takes it. Address and model are the usual ones unless told. */
export type ModelAccess = { readonly key: string; readonly url?: string; readonly model?: string };
export type ModelKeys = { readonly [Family in ModelFamily]?: ModelAccess };
export type ModelDeps = { readonly random: Random; readonly pauses?: Pauses };

const usualUrls: Readonly<Record<ModelFamily, string>> = {
  gemini: 'https://generativelanguage.googleapis.com',
  openai: 'https://api.openai.com/v1',
  openrouter: 'https://openrouter.ai/api/v1',
};

/**
 * A voter for each family that there is a key for, in the order in which families are asked. Each remembers how its service
 * fares, so they are made once and kept.
 */
export function votersFromKeys(
  keys: ModelKeys,
  { clock = systemClock, ...deps }: ModelDeps & { readonly clock?: Clock },
): Voter[] {
  return modelFamilies.flatMap((family) => {
    const access = keys[family];
    return access ? [withBreaker(createModelVoter(family, modelAtService(family, access, deps)), clock)] : [];
  });
}

export function modelAtService(
  family: ModelFamily,
  { key, url = usualUrls[family], model: choice }: ModelAccess,
  { random, pauses = usualPauses }: ModelDeps,
): ModelAtService {
  const model = chooseModel(family, choice);
  const access = { key, url, model };
  const service = family === 'gemini' ? createGeminiService(access) : createChatService(family, access);
  return { service, model, random, pauses };
}
