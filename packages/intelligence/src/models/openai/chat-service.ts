import OpenAI from 'openai';
import type { ModelChoice } from '../model-list.ts';
import { strictReplySchema } from '../reply-schemas.ts';
import type { ModelService, Question } from '../service.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { answerOfThrown } from './chat-failure.ts';
import { readCompletion } from './read-completion.ts';

export type ChatAccess = { readonly key: string; readonly url: string; readonly model: ModelChoice };

/** The seed says nothing; it is the same for every call. */
const seed = 1;

/**
 * Of the providers behind OpenRouter only those that keep nothing, train on nothing and hold to the form; where the first
 * one fails, no other is asked in its place.
 */
const openRouterRouting = {
  provider: { data_collection: 'deny', zdr: true, require_parameters: true, allow_fallbacks: false },
} as const;

/** OpenAI's chat completions, and OpenRouter's, which speak the same wire. */
export function createChatService(family: 'openai' | 'openrouter', { key, url, model }: ChatAccess): ModelService {
  const client = new OpenAI({
    ...{ apiKey: key, baseURL: url, maxRetries: 0, fetch: boundedFetch },
    // What the environment says to other programs is not for this one; a log would quote posts.
    ...{ organization: null, project: null, webhookSecret: null, adminAPIKey: null, logLevel: 'off' },
  });
  return {
    async ask(question, signal) {
      const more = family === 'openai' ? ofOpenAi(model, question) : ofOpenRouter(question);
      let body: unknown;
      try {
        body = await client.chat.completions.create({ ...requestOf(model, question), ...more }, { signal });
      } catch (error) {
        return answerOfThrown(error);
      }
      return readCompletion(body);
    },
  };
}

function requestOf({ name, takes }: ModelChoice, { system, user }: Question) {
  return {
    model: name,
    messages: [
      { role: 'system' as const, content: system },
      { role: 'user' as const, content: user },
    ],
    response_format: {
      type: 'json_schema' as const,
      json_schema: { name: 'votes', strict: true, schema: { ...strictReplySchema } },
    },
    ...(takes.temperature ? { temperature: 0 } : {}),
    ...(takes.seed ? { seed } : {}),
  };
}

function ofOpenAi({ effort }: ModelChoice, { outputTokensMax }: Question) {
  const effortAsked = effort === null ? {} : { reasoning_effort: effort };
  return { max_completion_tokens: outputTokensMax, store: false, ...effortAsked };
}

function ofOpenRouter({ outputTokensMax }: Question) {
  return { max_tokens: outputTokensMax, ...openRouterRouting };
}
