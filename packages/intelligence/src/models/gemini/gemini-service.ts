import {
  type GenerationConfig,
  GoogleGenerativeAI,
  HarmBlockThreshold,
  HarmCategory,
  type ResponseSchema,
} from '@google/generative-ai';
import type { ModelChoice } from '../model-list.ts';
import { geminiReplySchema } from '../reply-schemas.ts';
import type { ModelService } from '../service.ts';
import { answerOfThrown } from './gemini-failure.ts';
import { readContent } from './read-content.ts';

export type GeminiAccess = { readonly key: string; readonly url: string; readonly model: ModelChoice };

/** What is judged here is what these filters are there to withhold. They may still block, and that is no vote. */
const safetySettings = [
  HarmCategory.HARM_CATEGORY_HARASSMENT,
  HarmCategory.HARM_CATEGORY_HATE_SPEECH,
  HarmCategory.HARM_CATEGORY_SEXUALLY_EXPLICIT,
  HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT,
].map((category) => ({ category, threshold: HarmBlockThreshold.BLOCK_NONE }));

/** Gemini by the key of a project; its requests are `POST {url}/v1beta/models/{model}:generateContent`. */
export function createGeminiService({ key, url, model }: GeminiAccess): ModelService {
  const client = new GoogleGenerativeAI(key);
  return {
    async ask({ system, user, outputTokensMax }, signal) {
      const generative = client.getGenerativeModel(
        {
          model: model.name,
          systemInstruction: system,
          safetySettings,
          generationConfig: configOf(model, outputTokensMax),
        },
        { baseUrl: url, apiVersion: 'v1beta' },
      );
      let body: unknown;
      try {
        body = (await generative.generateContent(user, { signal })).response;
      } catch (error) {
        return answerOfThrown(error);
      }
      return readContent(body);
    },
  };
}

/** The API takes a seed; the SDK's types do not know it yet. */
function configOf({ takes }: ModelChoice, maxOutputTokens: number): GenerationConfig & { readonly seed?: number } {
  return {
    ...{ maxOutputTokens, responseMimeType: 'application/json' },
    responseSchema: geminiReplySchema as ResponseSchema,
    ...(takes.temperature ? { temperature: 0 } : {}),
    ...(takes.seed ? { seed: 1 } : {}),
  };
}
