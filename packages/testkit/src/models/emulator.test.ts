import { describe, expect, onTestFinished, test } from 'vitest';
import { type ModelsEmulator, startModelsEmulator } from './emulator.ts';
import type { ModelServiceName } from './faults.ts';
import { judgeBy } from './judge.ts';

const mark = '0'.repeat(32);
const user = `Judge.\n<posts ${mark}>\n[{"id":"p_0001","kind":"authored","date":null,"text":"Soup."}]\n</posts ${mark}>`;
const closed = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false };
const open = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] };

const format = (schema: object, strict = true) => ({ type: 'json_schema', json_schema: { name: 'x', strict, schema } });
const chat = (schema: object = closed) => ({
  model: 'made-up',
  messages: [
    { role: 'system', content: 's' },
    { role: 'user', content: user },
  ],
  response_format: format(schema),
});
const gemini = (responseSchema: object = open) => ({
  contents: [{ role: 'user', parts: [{ text: user }] }],
  systemInstruction: { role: 'system', parts: [{ text: 's' }] },
  generationConfig: { responseMimeType: 'application/json', responseSchema },
});
const bodies: Readonly<Record<ModelServiceName, object>> = { openai: chat(), openrouter: chat(), gemini: gemini() };
const paths: Readonly<Record<ModelServiceName, string>> = {
  openai: '/chat/completions',
  openrouter: '/chat/completions',
  gemini: '/v1beta/models/made-up:generateContent',
};

async function emulator(): Promise<ModelsEmulator> {
  const service = await startModelsEmulator({ judge: judgeBy((text) => [{ quote: text, severity: 'low' }]) });
  onTestFinished(() => service.close());
  return service;
}

function call(
  service: ModelsEmulator,
  name: ModelServiceName,
  more: Partial<{ path: string; key: string; body: object }>,
) {
  const { path = paths[name], key = service.key, body = bodies[name] } = more;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'x-goog-api-key': key };
  return fetch(`${service.urls[name]}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe.each(['openai', 'openrouter', 'gemini'] as const)('%s', (name) => {
  test('a question as its client asks it is judged, and on record without its key', async () => {
    const service = await emulator();
    const answered = await call(service, name, {});
    expect(answered.status).toBe(200);
    expect(await answered.text()).toContain('p_0001');
    expect(service.refusals).toEqual([]);
    expect(service.journal).toMatchObject([{ service: name, status: 200 }]);
    expect(JSON.stringify(service.journal)).not.toContain(service.key);
  });

  test('another key opens nothing', async () => {
    const service = await emulator();
    expect((await call(service, name, { key: 'sk-other' })).status).toBe(name === 'gemini' ? 400 : 401);
  });

  test.each<[string, Partial<{ path: string; body: object }>, number]>([
    ['another path', { path: '/completions' }, 404],
    ['an unknown field', { body: { ...bodies[name], tools: [] } }, 400],
    ['no messages', { body: { ...bodies[name], messages: [], contents: [] } }, 400],
    ['no posts', { body: JSON.parse(JSON.stringify(bodies[name]).replaceAll('<posts', '<data')) }, 400],
    ['another service’s schema', { body: name === 'gemini' ? gemini(closed) : chat(open) }, 400],
    ['no schema', { body: { ...bodies[name], response_format: { type: 'text' }, generationConfig: {} } }, 400],
  ])('what it would not take is refused: %s', async (_, more, status) => {
    const service = await emulator();
    expect((await call(service, name, more)).status).toBe(status);
    expect(service.refusals).toHaveLength(1);
  });

  test('a fault is for so many calls of one service, and no other', async () => {
    const service = await emulator();
    service.fail(name, 'html_502', { times: 2 });
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await call(service, name, {})).status);
    expect(statuses).toEqual([502, 502, 200]);
    service.fail(name === 'openai' ? 'gemini' : 'openai', 'html_502');
    expect((await call(service, name, {})).status).toBe(200);
  });
});

test('a schema that is not strict, or has what the strict mode does not know, is refused by OpenAI', async () => {
  const service = await emulator();
  for (const [schema, strict] of [
    [closed, false],
    [{ ...closed, default: {} }, true],
    [{ ...closed, required: [] }, true],
  ] as const) {
    const body = { ...chat(), response_format: format(schema, strict) };
    expect((await call(service, 'openai', { body })).status).toBe(400);
  }
});
