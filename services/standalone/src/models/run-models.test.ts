import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  judgeBy,
  type ModelFault,
  type ModelServiceName,
  type ModelsEmulator,
  modelFaults,
  startModelsEmulator,
} from '@visaguard/testkit';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { typed } from '../typed.fixture.ts';

const families = ['gemini', 'openai', 'openrouter'] as const satisfies readonly ModelServiceName[];
const variable = (family: ModelServiceName, what: string) => `VISAGUARD_${family.toUpperCase()}_${what}`;

let service: ModelsEmulator;
beforeEach(async () => {
  service = await startModelsEmulator({
    judge: judgeBy((text) => (/fake passports/i.test(text) ? [{ quote: 'Fake passports for sale' }] : [])),
  });
  for (const family of families) {
    for (const what of ['KEY', 'MODEL']) vi.stubEnv(variable(family, what), '');
    vi.stubEnv(variable(family, 'URL'), service.urls[family]);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await service.close();
});

async function models(...args: string[]) {
  const { status, written } = await typed('models', ...args);
  expect(written).not.toContain(service.key);
  return { status, written };
}

describe('visaguard models doctor', () => {
  test('a line for each family that has a key, what it cost, and 0', async () => {
    vi.stubEnv('VISAGUARD_GEMINI_KEY', service.key);
    vi.stubEnv('VISAGUARD_OPENROUTER_KEY', service.key);
    const { status, written } = await models('doctor');
    expect(written).toMatch(/^ok {4}gemini {6}gemini-3\.5-flash-lite: judged a made-up post for 0\.000\d{3} USD$/m);
    expect(written).toMatch(/^ok {4}openrouter {2}mistralai\/\S+: judged a made-up post for 0\.000420 USD$/m);
    expect(written).not.toContain('openai ');
    expect(written.trimEnd().split('\n').at(-1)).toBe('All 2 models can judge.');
    expect(status).toBe(0);
    expect(service.journal).toHaveLength(2);
  });

  test('a key from a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'visaguard-models-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'key'), `${service.key}\n`);
    vi.stubEnv('VISAGUARD_OPENAI_KEY_FILE', join(folder, 'key'));
    expect(await models('doctor')).toMatchObject({
      status: 0,
      written: expect.stringMatching(/^ok .*can judge\.\n$/s),
    });
  });

  test('a model that finds nothing, that is not listed, or whose house is asked already, is told as such', async () => {
    for (const family of families) vi.stubEnv(variable(family, 'KEY'), service.key);
    vi.stubEnv('VISAGUARD_OPENAI_MODEL', 'gpt-made-up');
    vi.stubEnv('VISAGUARD_OPENROUTER_MODEL', 'google/made-up');
    service.judgeBy(judgeBy(() => []));
    const { status, written } = await models('doctor');
    expect(written).toMatch(/^note {2}gemini .*found nothing in an offer of fake passports/m);
    expect(written).toMatch(/^note {2}openai .*budgets count 30 and 180 USD per million tokens$/m);
    expect(written).toMatch(/^note {2}openrouter .*its house is asked by a key of its own as well/m);
    expect(status).toBe(0);
  });

  test.each<[ModelServiceName, ModelFault, string]>([
    ['gemini', modelFaults.gemini.badKey, 'Gemini refuses the key (API_KEY_INVALID); check it, or make a new one'],
    ['openai', modelFaults.openai.badKey, 'OpenAI refuses the key (invalid_api_key); check it, or make a new one'],
    ['openrouter', modelFaults.openrouter.badKey, 'OpenRouter refuses the key (http_401)'],
    ['gemini', modelFaults.gemini.noModel, 'choose another one with VISAGUARD_GEMINI_MODEL'],
    ['openai', modelFaults.openai.noModel, 'choose another one with VISAGUARD_OPENAI_MODEL'],
    ['openrouter', modelFaults.openrouter.noEndpoint, 'no provider of it may keep what it is sent'],
    ['openrouter', modelFaults.openrouter.noModel, 'choose another one with VISAGUARD_OPENROUTER_MODEL'],
    ['gemini', modelFaults.gemini.noCredit, 'the account has no money or quota left (http_402)'],
    ['gemini', modelFaults.gemini.quotaOfDay, 'the account has no money or quota left (quota_of_the_day)'],
    ['openai', modelFaults.openai.noQuota, 'the account has no money or quota left (insufficient_quota)'],
    ['openrouter', modelFaults.openrouter.noCredit, 'the account has no money or quota left (http_402)'],
    ['gemini', modelFaults.gemini.noCountry, 'Gemini does not serve this key, project or country'],
    ['openai', modelFaults.openai.noCountry, 'OpenAI does not serve this key, project or country'],
    ['openrouter', modelFaults.openrouter.guardrail, 'OpenRouter does not serve this key, project or country'],
    ['openai', modelFaults.openai.badSchema, 'OpenAI does not take what it is asked'],
    ['openai', modelFaults.openai.rateLimitLong, 'OpenAI is asked too often (rate_limit_exceeded)'],
    ['gemini', 'wrong_model', 'set VISAGUARD_GEMINI_MODEL=gemini-3.5-flash-lite@made-up-other-model'],
    ['openrouter', 'not_json', 'it does not answer in the form that it was given (invalid_reply)'],
  ])('%s, %j: 1, and what to do', async (family, fault, advice) => {
    vi.stubEnv(variable(family, 'KEY'), service.key);
    service.fail(family, fault, { times: 9 });
    const { status, written } = await models('doctor');
    expect(written).toMatch(new RegExp(`^fail  ${family} `));
    expect(written).toContain(advice);
    expect(written).toContain('\nNot every model can judge as it is: 1 to put right.\n');
    expect(status).toBe(1);
  });

  test('a service that is not there', async () => {
    vi.stubEnv('VISAGUARD_OPENAI_KEY', service.key);
    vi.stubEnv('VISAGUARD_OPENAI_URL', 'http://127.0.0.1:9/v1');
    const { status, written } = await models('doctor');
    expect(written).toContain('OpenAI cannot be reached; check the network and VISAGUARD_OPENAI_URL');
    expect(status).toBe(1);
  });
});

describe('what is typed wrongly is told in one sentence, and no key is sent', () => {
  test.each([
    [
      ['doctor'],
      'No key for any model: set one of VISAGUARD_GEMINI_KEY, VISAGUARD_OPENAI_KEY, VISAGUARD_OPENROUTER_KEY.',
    ],
    [['doctor', '--key', 'x'], 'There is no option --key; visaguard models --help tells what there is.'],
    [['doctor', 'now'], 'models doctor takes no "now".'],
    [['nurse'], 'There is no models "nurse"; visaguard models --help tells what there is.'],
  ])('%j', async (args, sentence) => {
    expect(await models(...args)).toEqual({ status: 2, written: `${sentence}\n` });
    expect(service.journal).toEqual([]);
  });

  test('an address that would give the key away', async () => {
    vi.stubEnv('VISAGUARD_OPENAI_KEY', service.key);
    vi.stubEnv('VISAGUARD_OPENAI_URL', 'http://api.example.test/v1');
    expect(await models('doctor')).toEqual({
      status: 2,
      written: 'VISAGUARD_OPENAI_URL must begin with https://, so that the key is not read on the way.\n',
    });
  });
});
