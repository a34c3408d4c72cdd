import { describe, expect, test } from 'vitest';
import { readContent } from './gemini/read-content.ts';
import { readCompletion } from './openai/read-completion.ts';

const completion = (usage: unknown) => ({
  ...{ model: 'sample', usage },
  choices: [{ finish_reason: 'stop', message: { content: '{}' } }],
});
const content = (usageMetadata: unknown) => ({
  ...{ modelVersion: 'sample', usageMetadata },
  candidates: [{ content: { parts: [{ text: '{}' }] }, finishReason: 'STOP' }],
});

describe('what a service says that an answer took', () => {
  test('is taken over', () => {
    expect(readCompletion(completion({ prompt_tokens: 7, completion_tokens: 3, cost: 0.0000021 }))).toMatchObject({
      usage: { inputTokens: 7, outputTokens: 3, costMicros: 3 },
    });
    const metadata = { promptTokenCount: 7, candidatesTokenCount: 2, thoughtsTokenCount: 1 };
    expect(readContent(content(metadata))).toMatchObject({
      usage: { inputTokens: 7, outputTokens: 3, costMicros: null },
    });
    expect(readContent(content({ promptTokenCount: 7 }))).toMatchObject({ usage: { inputTokens: 7, outputTokens: 0 } });
  });

  test.each([undefined, null, 'much', {}, { prompt_tokens: 7.5, completion_tokens: 3 }])(
    'is not known where it is no count: %j; the answer stands',
    (usage) => {
      expect(readCompletion(completion(usage))).toMatchObject({ kind: 'said', usage: null });
    },
  );

  test.each([
    { prompt_tokens: 1e300 },
    { completion_tokens: -1 },
    { cost: 1e308 },
    { cost: 10.1 },
    { cost: -1 },
    { cost: '1' },
  ])('nor where it cannot be, since it goes on record and is added up: %j', (wrong) => {
    const usage = { prompt_tokens: 7, completion_tokens: 3, ...wrong };
    expect(readCompletion(completion(usage))).toMatchObject({ kind: 'said', usage: null });
  });

  test.each([undefined, null, 'much', { promptTokenCount: 7.5 }, { thoughtsTokenCount: 1e300 }])(
    'nor with Gemini: %j',
    (usage) => {
      expect(readContent(content(usage))).toMatchObject({ kind: 'said', usage: null });
    },
  );
});
