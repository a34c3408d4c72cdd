import type { AnalysableText } from '@visaguard/domain';
import type { ModelServiceName } from '@visaguard/testkit';
import { afterEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import { madeUpModels, votes } from '../testing/made-up-models.ts';
import { post } from '../testing/made-up-posts.ts';
import type { PostToJudge } from '../voters/voter.ts';
import { modelFamilies } from './model-list.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** As a stored post holds them; a voter must not see one of them. */
const canaries = {
  author: 'canary-author',
  handle: 'canary-handle',
  displayName: 'canary-name',
  platform: 'canary-platform',
  permalink: 'https://example.test/canary-permalink',
  language: 'canary-language',
  location: 'canary-place',
  likes: 971_871,
  privateDetails: { likes: 971_872, location: 'canary-place-of-details' },
  quotedText: 'canary words of somebody else',
};
const text =
  'Met Maria Sample (@canary.handle) again; write to canary@example.test or see https://example.test/canary-link.';

/** Everything that went over the wire, headers included. */
async function sentBy(family: ModelServiceName) {
  const { service, voter } = await madeUpModels();
  const whole = { ...post(text, { postId: 'canary-post', createdAt: '2025-06-01T17:31:42.000Z' }), ...canaries };
  await votes(voter(family), [whole, post('Soup for lunch.')]);
  expect(service.refusals).toEqual([]);
  expect(service.journal).toHaveLength(1);
  const [call] = service.journal;
  return { service, sent: JSON.stringify(call), body: call?.body ?? '' };
}

describe('R9: what cannot reach a model', () => {
  test('the type that a voter takes has text, kind, date and a key, and no place for more', () => {
    expectTypeOf<keyof PostToJudge>().toEqualTypeOf<'text' | 'kind' | 'createdAt' | 'postId'>();
    expectTypeOf<keyof AnalysableText>().toEqualTypeOf<'text' | 'kind' | 'createdAt'>();
  });

  test.each(modelFamilies)(
    '%s: name, handle, place, language, engagement, key and hour do not go over the wire',
    async (family) => {
      const { sent, body } = await sentBy(family);
      for (const told of ['canary', '971', 'Maria', '17:31']) expect(sent).not.toContain(told);
      const [, posts = ''] = /<posts [0-9a-f]{32}>\\n(.*?)\\n</.exec(body) ?? [];
      const shown: unknown = JSON.parse(JSON.parse(`"${posts}"`));
      expect(shown).toHaveLength(2);
      for (const one of shown as object[]) expect(Object.keys(one).toSorted()).toEqual(['date', 'id', 'kind', 'text']);
      expect(JSON.stringify(shown)).toContain('2025-06-01');
    },
  );
});

describe('R12: what goes on record of a call', () => {
  test.each(modelFamilies)(
    '%s: nothing that a service puts in the place of a name, which might be the post',
    async (family) => {
      const { service, voter } = await madeUpModels();
      service.fail(family, { answersAs: 'Soup for lunch.' });
      service.fail(family, { answersAs: '\u001b[2Jgpt' });
      for (const _ of [1, 2]) {
        const { calls } = await votes(voter(family), [post('Soup for lunch.')]);
        expect(calls).toMatchObject([{ modelAnswered: null, outcome: 'wrong_model' }]);
        expect(JSON.stringify(calls)).not.toContain('Soup');
      }
    },
  );
});

describe('how it is sent', () => {
  const asked = async (family: ModelServiceName) => JSON.parse((await sentBy(family)).body) as Record<string, unknown>;

  test('OpenAI: temperature where it is taken, strict form, nothing stored, no tools', async () => {
    const body = await asked('openai');
    expect(body).toMatchObject({ store: false, reasoning_effort: 'none', response_format: { type: 'json_schema' } });
    for (const key of ['tools', 'temperature', 'user', 'metadata']) expect(body).not.toHaveProperty(key);
  });

  test('OpenRouter: providers that keep nothing, and no other in the place of one that fails', async () => {
    expect(await asked('openrouter')).toMatchObject({
      temperature: 0,
      provider: { data_collection: 'deny', zdr: true, require_parameters: true, allow_fallbacks: false },
    });
  });

  test('Gemini: temperature 0, a seed, no tools; its filters let pass what is to be judged', async () => {
    const body = await asked('gemini');
    expect(body).toMatchObject({ generationConfig: { temperature: 0, seed: 1, responseMimeType: 'application/json' } });
    expect(body['safetySettings']).toHaveLength(4);
    expect(body).not.toHaveProperty('tools');
  });

  test.each(modelFamilies)(
    '%s: the rules stand in the message of the system, the posts in the user’s alone',
    async (family) => {
      const { messages, contents, systemInstruction } = await asked(family);
      const [system, user] = family === 'gemini' ? [systemInstruction, contents] : (messages as unknown[]);
      expect(JSON.stringify(system)).toContain('A finding is one of these six categories');
      expect(JSON.stringify(system)).not.toContain('Soup for lunch');
      expect(JSON.stringify(user)).toContain('Soup for lunch');
    },
  );

  test.each(['openai', 'openrouter'] as const)('%s: who answers that it has moved is not followed', async (family) => {
    const [here, elsewhere] = [await madeUpModels(), await madeUpModels()];
    const location = `${elsewhere.service.urls[family]}/chat/completions`;
    here.service.fail(family, { status: 307, headers: { location } }, { times: 3 });
    expect((await votes(here.voter(family), [post('Soup for lunch.')])).votes).toMatchObject([{ kind: 'no_vote' }]);
    expect(elsewhere.service.journal).toEqual([]);
  });

  test('the environment of other programs changes neither where it goes nor what is told', async () => {
    const elsewhere = 'http://127.0.0.1:9/v1';
    for (const name of ['OPENAI_BASE_URL', 'GOOGLE_GEMINI_BASE_URL']) vi.stubEnv(name, elsewhere);
    for (const name of ['OPENAI_API_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID']) vi.stubEnv(name, 'canary-environment');
    vi.stubEnv('OPENAI_LOG', 'debug');
    const written = [vi.spyOn(console, 'debug'), vi.spyOn(console, 'log'), vi.spyOn(console, 'info')];
    for (const family of modelFamilies) expect((await sentBy(family)).sent).not.toContain('canary');
    for (const way of written) expect(way).not.toHaveBeenCalled();
  });
});
