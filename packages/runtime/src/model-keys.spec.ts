import { afterEach, expect, test, vi } from 'vitest';
import { readModelKeys } from './model-keys.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('no family without a key; address and model only where they are told', () => {
  for (const family of ['GEMINI', 'OPENAI', 'OPENROUTER']) vi.stubEnv(`VISAGUARD_${family}_KEY`, '');
  expect(readModelKeys()).toEqual({});
  vi.stubEnv('VISAGUARD_GEMINI_KEY', 'made-up');
  vi.stubEnv('VISAGUARD_OPENROUTER_KEY', 'made-up-too');
  vi.stubEnv('VISAGUARD_OPENROUTER_URL', 'http://127.0.0.1:4000/api/v1');
  vi.stubEnv('VISAGUARD_OPENROUTER_MODEL', 'made/up');
  expect(readModelKeys()).toEqual({
    gemini: { key: 'made-up' },
    openrouter: { key: 'made-up-too', url: 'http://127.0.0.1:4000/api/v1', model: 'made/up' },
  });
});

test.each(['http://api.example.test/v1', 'ftp://127.0.0.1', 'api.openai.com', 'http://127.0.0.1.example.test'])(
  'a key is not sent unprotected to %s',
  (url) => {
    vi.stubEnv('VISAGUARD_OPENAI_KEY', 'made-up');
    vi.stubEnv('VISAGUARD_OPENAI_URL', url);
    expect(readModelKeys).toThrow('VISAGUARD_OPENAI_URL must begin with https://');
  },
);

test('what holds more than a key is none, and is not repeated', () => {
  vi.stubEnv('VISAGUARD_GEMINI_KEY', 'key = made-up');
  expect(readModelKeys).toThrow('VISAGUARD_GEMINI_KEY is more than one word.');
});
