import { z } from 'zod';
import { replyForm } from './reply-form.ts';

/** A schema of a service, as JSON. */
export type ReplySchema = { readonly [key: string]: unknown };

/**
 * For OpenAI's strict mode, which OpenRouter takes as well: every property required, no others, and no lengths of texts,
 * which that mode refuses; the reply is held to them here.
 */
export const strictReplySchema: ReplySchema = without(z.toJSONSchema(replyForm), ['$schema', 'maxLength']);

/** For Gemini, which refuses `additionalProperties` and wants enumerations named as such. */
export const geminiReplySchema: object = withNamedEnums(without(strictReplySchema, ['additionalProperties']));

function without(schema: object, keys: readonly string[]): ReplySchema {
  return mapped(schema, (part) => Object.fromEntries(Object.entries(part).filter(([key]) => !keys.includes(key))));
}

function withNamedEnums(schema: object): ReplySchema {
  return mapped(schema, (part) => ('enum' in part ? { ...part, format: 'enum' } : part));
}

function mapped(part: object, change: (part: object) => object): ReplySchema {
  const entries = Object.entries(change(part)).map(([key, value]) => {
    const isPart = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [key, isPart ? mapped(value, change) : value];
  });
  return Object.fromEntries(entries);
}
