import { z } from 'zod';
import { strangeBody } from '../failure.ts';
import { modelNameForm } from '../model-name.ts';
import { type Answer, costUsdMax, tokensMax, type Usage } from '../service.ts';
import { answerOfError, isObject } from './chat-failure.ts';

const count = z.int().min(0).max(tokensMax);
const usageForm = z.looseObject({
  ...{ prompt_tokens: count, completion_tokens: count },
  cost: z.number().min(0).max(costUsdMax).optional(),
});
const choiceForm = z.looseObject({
  finish_reason: z.string().nullish(),
  message: z.looseObject({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
  error: z.unknown().optional(),
});
const completionForm = z.looseObject({
  model: modelNameForm,
  choices: z.array(choiceForm).min(1),
  usage: usageForm.nullish().catch(null),
});

/** @param body what the SDK made of an answer of status 200: a completion, an error, a page, or nothing. */
export function readCompletion(body: unknown): Answer {
  if (!isObject(body)) return strangeBody;
  if (isObject(body['error'])) return answerOfError(statusOf(body['error']), body['error'], { mayBeBilled: true });
  const { data } = completionForm.safeParse(body);
  const choice = data?.choices[0];
  if (!data || !choice) return strangeBody;
  if (isObject(choice.error)) return answerOfError(statusOf(choice.error), choice.error, { mayBeBilled: true });
  const { content, refusal } = choice.message ?? {};
  const answered = { model: data.model, usage: usageOf(data.usage) };
  const withheld = (reason: Extract<Answer, { kind: 'withheld' }>['reason']): Answer => {
    return { kind: 'withheld', reason, text: content ?? refusal ?? null, ...answered };
  };
  if (refusal) return withheld('refused');
  if (choice.finish_reason === 'length') return withheld('truncated');
  if (choice.finish_reason === 'content_filter') return withheld('blocked');
  if (choice.finish_reason === 'error') return answerOfError(502, null, { mayBeBilled: true });
  if (choice.finish_reason !== 'stop' || !content) return withheld('invalid_reply');
  return { kind: 'said', text: content, ...answered };
}

function usageOf(usage: z.infer<typeof usageForm> | null | undefined): Usage | null {
  if (!usage) return null;
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens, cost } = usage;
  return { inputTokens, outputTokens, costMicros: cost === undefined ? null : Math.ceil(cost * 1_000_000) };
}

/** OpenRouter's `code` is the status that it would have answered with, had it known in time. */
function statusOf(error: { readonly [key: string]: unknown }): number {
  const code = Number(error['code']);
  return code >= 400 && code < 600 ? code : 502;
}
