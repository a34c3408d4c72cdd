import type { JsonObject } from '../apify/actor.ts';
import type { ModelErrorFault, ModelFault } from './faults.ts';
import { answeringModel, isObject, type ModelWire, type ReadRequest, strayKey, tokensOf } from './wire.ts';

const known = ['contents', 'systemInstruction', 'generationConfig', 'safetySettings'];
const knownConfig = ['maxOutputTokens', 'responseMimeType', 'responseSchema', 'temperature', 'seed'];
const keywords = ['type', 'format', 'description', 'nullable', 'enum', 'items', 'minItems', 'maxItems'];

/** Gemini's `generateContent`. */
export const geminiWire: ModelWire = {
  path: /^\/v1beta\/models\/([^/:]+):generateContent$/,
  keyOf: ({ 'x-goog-api-key': key }) => (typeof key === 'string' ? key : undefined),
  read(body, pathModel): ReadRequest {
    const config = body['generationConfig'];
    const schema = isObject(config) ? config['responseSchema'] : undefined;
    const fault = strayKey(body, known) ?? strayKey(config, knownConfig) ?? partFault(schema);
    const [user, ...more] = textsOf(body['contents']);
    const [system] = textsOf([body['systemInstruction'] ?? null]);
    if (fault) return { refusal: fault };
    if (user === undefined || more.length > 0 || system === undefined) return { refusal: 'no pair of texts' };
    return { model: pathModel ?? '', system, user };
  },
  answer: ({ text, model }, fault) => contentBody({ text, model }, fault),
  error: errorBody,
};

function contentBody({ text, model }: { text: string; model: string }, fault: ModelFault | null): unknown {
  const finishReason = typeof fault === 'object' && fault && 'finish' in fault ? fault.finish : 'STOP';
  const block = typeof fault === 'object' && fault && 'block' in fault ? fault.block : null;
  const isSilent = block !== null || fault === 'no_candidates';
  return {
    ...(isSilent ? {} : { candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason, index: 0 }] }),
    ...(block === null ? {} : { promptFeedback: { blockReason: block } }),
    usageMetadata: { promptTokenCount: 1_500, candidatesTokenCount: tokensOf(text), totalTokenCount: 1_500 },
    ...(fault === 'no_model' ? {} : { modelVersion: answeringModel(fault, model) }),
    responseId: 'made-up',
  };
}

const statuses: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

function errorBody({ status, code, message, retryAfter }: ModelErrorFault): unknown {
  const type = (name: string) => ({ '@type': `type.googleapis.com/google.rpc.${name}` });
  const quota = { ...type('QuotaFailure'), violations: [{ quotaMetric: 'made-up', quotaId: code ?? '' }] };
  const info = { ...type('ErrorInfo'), reason: code ?? '', domain: 'googleapis.com' };
  const details: JsonObject[] = code === undefined ? [] : [status === 429 ? quota : info];
  if (retryAfter !== undefined) details.push({ ...type('RetryInfo'), retryDelay: `${retryAfter}s` });
  return { error: { code: status, message: message ?? 'Made-up', status: statuses[status] ?? 'UNKNOWN', details } };
}

/** What the schema subset does not know: `additionalProperties` above all, and enumerations that are not named such. */
function partFault(schema: unknown): string | null {
  if (!isObject(schema)) return 'a part of the schema is no object';
  const stray = strayKey(schema, [...keywords, 'properties', 'required']);
  if (stray) return `schema: ${stray}`;
  if ('enum' in schema && schema['format'] !== 'enum') return 'an enumeration is not named such';
  if (schema['type'] === 'array') return partFault(schema['items']);
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.values(properties).map(partFault).find(Boolean) ?? null;
}

function textsOf(contents: unknown): string[] {
  if (!Array.isArray(contents)) return [];
  return contents.flatMap((content: unknown) => {
    const parts = isObject(content) ? content['parts'] : null;
    return Array.isArray(parts) ? [parts.map((part) => (isObject(part) ? String(part['text']) : '')).join('')] : [];
  });
}
