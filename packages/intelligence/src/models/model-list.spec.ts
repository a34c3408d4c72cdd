import { describe, expect, test } from 'vitest';
import { chooseModel, isListed, modelFamilies, priceMicros } from './model-list.ts';

describe('which model is asked', () => {
  test('the first of its family where nobody chose; it is listed, and answers under its own name alone', () => {
    for (const family of modelFamilies) {
      for (const choice of [undefined, '']) {
        const model = chooseModel(family, choice);
        expect(isListed(family, model)).toBe(true);
        expect(model.answersAs).toEqual([]);
      }
    }
  });

  test('an alias answers under the snapshot that is listed, or that is named behind @', () => {
    expect(chooseModel('openai', 'gpt-4.1-mini').answersAs).toEqual(['gpt-4.1-mini-2025-04-14']);
    expect(chooseModel('openai', 'gpt-9@gpt-9-2030-01-01')).toMatchObject({
      ...{ name: 'gpt-9', answersAs: ['gpt-9-2030-01-01'] },
    });
  });

  test('one whose price is not known is reckoned as dearer than any that is', () => {
    const unknown = chooseModel('openai', 'gpt-9');
    expect(isListed('openai', unknown)).toBe(false);
    for (const family of modelFamilies) {
      const known = chooseModel(family, undefined);
      expect(unknown.inputUsd).toBeGreaterThan(known.inputUsd);
      expect(unknown.outputUsd).toBeGreaterThan(known.outputUsd);
    }
  });

  test.each([
    ['openai', 'gpt-4.1', { temperature: true, seed: true }],
    ['openai', 'o9', { temperature: false, seed: false }],
    ['openai', 'gpt-9', { temperature: false, seed: false }],
    ['gemini', 'gemini-9', { temperature: true, seed: true }],
    ['openrouter', 'made/up', { temperature: true, seed: false }],
  ] as const)('%s %s takes %j', (family, name, takes) => {
    expect(chooseModel(family, name).takes).toEqual(takes);
  });
});

test('a price is in millionths of a dollar, rounded up', () => {
  const model = { ...chooseModel('gemini', 'gemini-3.5-flash-lite'), inputUsd: 0.3, outputUsd: 2.5 };
  expect(priceMicros(model, { inputTokens: 1_000_000, outputTokens: 0 })).toBe(300_000);
  expect(priceMicros(model, { inputTokens: 1, outputTokens: 1 })).toBe(3);
});
