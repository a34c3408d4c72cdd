import { z } from 'zod';
import { strangeBody, tooMuchSaid } from '../failure.ts';
import { modelNameForm } from '../model-name.ts';
import { type Answer, replyBytesMax, tokensMax, type Usage, type WithheldReason } from '../service.ts';

/** One that is 0 is left out. */
const count = z.int().min(0).max(tokensMax).default(0);
const usageForm = z.looseObject({ promptTokenCount: count, candidatesTokenCount: count, thoughtsTokenCount: count });
const contentForm = z.looseObject({
  candidates: z
    .array(
      z.looseObject({
        content: z.looseObject({ parts: z.array(z.looseObject({ text: z.string().optional() })).nullish() }).nullish(),
        finishReason: z.string().nullish(),
      }),
    )
    .nullish(),
  promptFeedback: z.looseObject({ blockReason: z.string().nullish() }).nullish(),
  usageMetadata: usageForm.nullish().catch(null),
  modelVersion: modelNameForm,
});

const reasons: Readonly<Record<string, WithheldReason>> = {
  MAX_TOKENS: 'truncated',
  LANGUAGE: 'unsupported_language',
  SAFETY: 'blocked',
  RECITATION: 'blocked',
  BLOCKLIST: 'blocked',
  PROHIBITED_CONTENT: 'blocked',
  SPII: 'blocked',
  IMAGE_SAFETY: 'blocked',
  OTHER: 'blocked',
};

/**
 * @param body of an answer of status 200. Its own `text()` is not asked: it gives cut JSON for MAX_TOKENS and an empty
 * text for some blocks. Only STOP is an answer.
 */
export function readContent(body: unknown): Answer {
  const { data } = contentForm.safeParse(body);
  if (!data) return strangeBody;
  const { candidates, promptFeedback, usageMetadata: used, modelVersion } = data;
  const candidate = candidates?.[0];
  if (!candidate && !promptFeedback && !used) return strangeBody;
  const parts = candidate?.content?.parts ?? [];
  const text = parts.map((part) => (part['thought'] === true ? '' : (part.text ?? ''))).join('');
  if (text.length > replyBytesMax) return tooMuchSaid;
  const answered = { model: modelVersion, usage: used ? usageOf(used) : null };
  const withheld = (reason: WithheldReason): Answer => ({ kind: 'withheld', reason, text: text || null, ...answered });
  if (promptFeedback?.blockReason) return withheld('blocked');
  const finished = candidate?.finishReason ?? '';
  if (finished !== 'STOP' || text === '') return withheld(reasons[finished] ?? 'invalid_reply');
  return { kind: 'said', text, ...answered };
}

/** Thoughts are paid for as answers are. */
function usageOf({ promptTokenCount, candidatesTokenCount, thoughtsTokenCount }: z.infer<typeof usageForm>): Usage {
  return { inputTokens: promptTokenCount, outputTokens: candidatesTokenCount + thoughtsTokenCount, costMicros: null };
}
