import type { ModelErrorFault, ModelFault } from './faults.ts';
import { answeringModel, isObject, type ModelWire, type ReadRequest, strayKey, tokensOf } from './wire.ts';

const both = ['model', 'messages', 'temperature', 'seed', 'response_format'];
const known = {
  openai: [...both, 'max_completion_tokens', 'store', 'reasoning_effort'],
  openrouter: [...both, 'max_tokens', 'provider'],
};

/** OpenAI's chat completions, and OpenRouter's. */
export function chatWire(service: 'openai' | 'openrouter'): ModelWire {
  return {
    path: service === 'openai' ? /^\/v1\/chat\/completions$/ : /^\/api\/v1\/chat\/completions$/,
    keyOf: ({ authorization }) => /^Bearer (.+)$/.exec(String(authorization))?.[1],
    read(body): ReadRequest {
      const fault = strayKey(body, known[service]) ?? schemaFault(body['response_format']);
      const [system, user] = Array.isArray(body['messages']) ? body['messages'] : [];
      if (fault) return { refusal: fault };
      if (!isObject(system) || system['role'] !== 'system' || !isObject(user) || user['role'] !== 'user') {
        return { refusal: 'the messages are no pair of system and user' };
      }
      return {
        model: String(body['model']),
        system: String(system['content']),
        user: String(user['content']),
      };
    },
    answer: (reply, fault) => completion(reply, { fault, service }),
    error: (fault) => errorBody(service, fault),
  };
}

function completion(
  { text, model }: { readonly text: string; readonly model: string },
  { fault, service }: { readonly fault: ModelFault | null; readonly service: 'openai' | 'openrouter' },
): unknown {
  if (typeof fault === 'object' && fault && 'errorIn200' in fault) return errorBody(service, fault.errorIn200);
  const refused = fault === 'refusal';
  const finish = typeof fault === 'object' && fault && 'finish' in fault ? fault.finish : 'stop';
  const [prompt, written] = [1_500, tokensOf(text)];
  return {
    ...{ id: 'chatcmpl-made-up', object: 'chat.completion', created: 1_780_000_000 },
    ...(fault === 'no_model' ? {} : { model: answeringModel(fault, model) }),
    ...(service === 'openrouter' ? { provider: 'Made-up' } : { system_fingerprint: 'fp_made_up' }),
    choices:
      fault === 'no_candidates'
        ? []
        : [
            {
              ...{ index: 0, finish_reason: finish, logprobs: null },
              message: {
                role: 'assistant',
                content: refused ? null : text,
                refusal: refused ? 'I cannot help with that.' : null,
              },
            },
          ],
    usage: {
      ...{ prompt_tokens: prompt, completion_tokens: written, total_tokens: prompt + written },
      ...(service === 'openrouter' ? { cost: 0.00042 } : {}),
    },
  };
}

function errorBody(service: 'openai' | 'openrouter', fault: ModelErrorFault): unknown {
  const message = fault.message ?? `Made-up ${fault.code ?? fault.status}`;
  if (service === 'openrouter') {
    return { error: { code: fault.status, message, ...(fault.metadata ? { metadata: fault.metadata } : {}) } };
  }
  return { error: { message, type: fault.type ?? null, param: null, code: fault.code ?? null } };
}

/** What the strict mode refuses: an object without `additionalProperties: false`, or with a property not required. */
function schemaFault(format: unknown): string | null {
  if (!isObject(format) || format['type'] !== 'json_schema') return 'response_format is no json_schema';
  const named = format['json_schema'];
  if (!isObject(named) || named['strict'] !== true) return 'the schema is not strict';
  return partFault(named['schema']);
}

const keywords = ['type', 'properties', 'required', 'additionalProperties', 'items', 'maxItems', 'minItems', 'enum'];

function partFault(schema: unknown): string | null {
  if (!isObject(schema)) return 'a part of the schema is no object';
  const stray = strayKey(schema, keywords);
  if (stray) return `schema: ${stray}`;
  if (schema['type'] === 'array') return partFault(schema['items']);
  if (schema['type'] !== 'object') return null;
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required: unknown = schema['required'];
  const isComplete = Array.isArray(required) && Object.keys(properties).every((key) => required.includes(key));
  if (!isComplete || schema['additionalProperties'] !== false) return 'an object of the schema is not strict';
  return Object.values(properties).map(partFault).find(Boolean) ?? null;
}
