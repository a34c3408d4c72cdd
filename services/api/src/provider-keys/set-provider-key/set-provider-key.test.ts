import { readProviderKey } from '@visaguard/application';
import {
  type ApifyEmulator,
  apifyFaults,
  judgeBy,
  type ModelsEmulator,
  startApifyEmulator,
  startModelsEmulator,
} from '@visaguard/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

const path = '/v1/tenant/provider_keys/apify';
const key = `apify_api_${'Kq7Z'.repeat(9)}`;
const other = `apify_api_${'b'.repeat(36)}`;

let apify: ApifyEmulator;
let models: ModelsEmulator;
let api: TestApi;
let developer: { readonly token: string; readonly memberId: string };
beforeAll(async () => {
  apify = await startApifyEmulator({ actors: [], token: key });
  models = await startModelsEmulator({ judge: judgeBy(() => []), key: `sk-or-v1-${'a1b2'.repeat(16)}` });
  const modelPlaces = { openrouter: { url: models.urls.openrouter } };
  api = await startTestApi({ apifyUrl: apify.url, modelPlaces });
  developer = await api.tenant.addMember(['developer']);
});
afterAll(async () => {
  await api?.stop();
  await Promise.all([apify?.close(), models?.close()]);
});

const as = () => developer.token;
const put = (body: object, more: { readonly key?: string } = {}) =>
  api.request('PUT', path, { as: as(), body, ...more });
const get = (token = as()) => api.request('GET', path, { as: token });
const stored = () => readProviderKey(api.dependencies.app, api.tenant.scope, 'apify');
beforeEach(() => api.request('DELETE', path, { as: as() }));

describe('R29: a key is written and never read', () => {
  test('whether it is set, since when and by whom is told, with a fingerprint', async () => {
    const before = await get();
    expect(before.body).toMatchObject({ state: 'not_set', fingerprint: null, set_at: null, set_by: null });
    const set = await put({ key });
    const told = {
      ...{ object: 'provider_key', provider: 'apify', state: 'set', livemode: false, shut_sources: [] },
      ...{ fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/), set_by: { kind: 'member', id: developer.memberId } },
    };
    expect(set).toMatchObject({ status: 200, body: told });
    const after = await get();
    expect(after.body).toEqual(set.body);
    expect(after.headers.get('etag')).toBe(set.headers.get('etag'));
    expect(await stored()).toMatchObject({ secret: key });
    expect((await get((await api.tenant.addMember(['auditor'])).token)).body).toEqual(set.body);
  });

  test('another tenant, and the other mode, has a key of its own', async () => {
    await put({ key });
    const theirs = await api.other.addMember(['developer']);
    expect((await get(theirs.token)).body).toMatchObject({ state: 'not_set', fingerprint: null });
    const live = { ...api.tenant.scope, mode: 'live' } as const;
    expect(await readProviderKey(api.dependencies.app, live, 'apify')).toBeNull();
  });

  test('no answer, problem, log, event, command, outbox or read model holds it, whole or in part', async () => {
    const answers = [
      await put({ key }),
      await put({ key }),
      await put({ key, check: true }),
      await put({ key: ` ${key}` }),
      await put({ key, kee: key }),
      await put({ key: [key] }),
      await put({ key: `${key}${key}${'x'.repeat(500)}` }),
      await get(),
      await api.request('DELETE', path, { as: as() }),
    ];
    const said = answers.map(({ text, headers }) => text + JSON.stringify([...headers])).join();
    const lines = JSON.stringify(api.failures);
    const tables = await everyTable();
    expect(tables).toContain('provider_key.set');
    for (const part of [key, key.slice(10), key.slice(10, 26), Buffer.from(key).toString('base64').slice(4, 40)]) {
      for (const [where, text] of Object.entries({ said, lines, tables })) expect(text, where).not.toContain(part);
    }
    expect(api.failures).toEqual([]);
  });

  test('what is deleted is gone, twice over; what never was is not there', async () => {
    await put({ key });
    for (let nth = 0; nth < 2; nth += 1) {
      const gone = await api.request('DELETE', path, { as: as() });
      expect(gone).toMatchObject({ status: 200, body: { state: 'not_set' } });
    }
    expect(await stored()).toBeNull();
    const never = await api.other.addMember(['admin']);
    expect(await api.request('DELETE', path, { as: never.token })).toMatchObject({
      body: { code: 'provider_key_unknown' },
    });
  });
});

describe('a mistake is named', () => {
  test.each([
    [`"${key}"`, 'has quotes around it'],
    [`Bearer ${key}`, 'is more than one word'],
    ['kq7z'.repeat(9), 'does not begin with apify_api_'],
  ])('%#', async (wrong, detail) => {
    const answer = await put({ key: wrong });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'provider_key_invalid', errors: [{ pointer: '/key', detail }] },
    });
    expect(await stored()).toBeNull();
  });
});

describe('keys for models', () => {
  const model = (provider: string) => `/v1/tenant/provider_keys/${provider}`;
  const works = `sk-or-v1-${'a1b2'.repeat(16)}`;

  test('each provider has one of its own, in its own form', async () => {
    const set = await api.request('PUT', model('gemini'), { as: as(), body: { key: `AIza${'k'.repeat(35)}` } });
    expect(set).toMatchObject({ status: 200, body: { provider: 'gemini', state: 'set', shut_sources: [] } });
    expect(await stored()).toBeNull();
    const wrong = await api.request('PUT', model('openai'), { as: as(), body: { key: works } });
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/key', detail: 'is a key for another service' }] });
    expect(await api.request('GET', model('openai'), { as: as() })).toMatchObject({ body: { state: 'not_set' } });
    const gone = await api.request('DELETE', model('gemini'), { as: as() });
    expect(gone.body).toMatchObject({ provider: 'gemini', state: 'not_set' });
  });

  test('no other provider is known', async () => {
    const answer = await api.request('GET', model('somebody'), { as: as() });
    expect(answer).toMatchObject({ status: 400, body: { code: 'parameter_invalid' } });
  });

  test('one that works is stored, one that does not is not, and the made-up post alone is shown', async () => {
    const live = await api.seed({ mode: 'live' });
    const { token } = await live.addMember(['developer']);
    const put = (key: string) => api.request('PUT', model('openrouter'), { as: token, body: { key, check: true } });
    const refused = await put(`sk-or-v1-${'x'.repeat(64)}`);
    expect(refused).toMatchObject({ status: 422, body: { code: 'provider_key_refused' } });
    expect((await put(works)).status).toBe(200);
    expect(await readProviderKey(api.dependencies.app, live.scope, 'openrouter')).toMatchObject({ secret: works });
    expect(models.refusals).toEqual([]);
    expect(models.journal.at(-1)?.body).toContain('Fake passports for sale');
  });

  test('in test mode no model is asked: the form of the key has to do', async () => {
    const calls = models.journal.length;
    const body = { key: `sk-or-v1-${'x'.repeat(64)}`, check: true };
    expect((await api.request('PUT', model('openrouter'), { as: as(), body })).status).toBe(200);
    expect(models.journal).toHaveLength(calls);
  });
});

describe('whether it works is asked of Apify on request', () => {
  test('nobody is asked otherwise', async () => {
    const calls = apify.journal.length;
    expect((await put({ key: other })).status).toBe(200);
    expect(apify.journal).toHaveLength(calls);
  });

  test('one that works is stored, one that does not is not', async () => {
    expect((await put({ key, check: true })).status).toBe(200);
    expect(await put({ key: other, check: true })).toMatchObject({
      status: 422,
      body: { code: 'provider_key_refused', provider_code: 'user-or-token-not-found' },
    });
    expect(await stored()).toMatchObject({ secret: key });
  });

  test('where Apify does not answer, nothing is stored; a repeat of what was done is answered as before', async () => {
    const first = await put({ key, check: true }, { key: 'once' });
    await put({ key: other });
    apify.fail('me', apifyFaults.internal, { times: 8 });
    expect(await put({ key, check: true })).toMatchObject({ status: 503, body: { code: 'provider_unreachable' } });
    expect(await stored()).toMatchObject({ secret: other });
    expect((await put({ key, check: true }, { key: 'once' })).text).toBe(first.text);
  });
});

test('a key is not the business of a requester, a reviewer or an API key', async () => {
  const requester = (await api.tenant.addMember(['requester'])).token;
  const auditor = (await api.tenant.addMember(['auditor'])).token;
  for (const who of [api.tenant.key, requester]) expect((await get(who)).status).toBe(403);
  for (const who of [api.tenant.key, requester, auditor]) {
    expect(await api.request('PUT', path, { as: who, body: { key } })).toMatchObject({ status: 403 });
  }
});

/** Everything in both databases, as text. */
async function everyTable(): Promise<string> {
  const dumps: string[] = [];
  for (const database of [api.core, api.keys]) {
    const client = await database.pool('owner').connect();
    try {
      await client.query(`select set_config('app.tenant_scope', $1, false)`, [
        `${api.tenant.scope.tenantId}/${api.tenant.scope.mode}`,
      ]);
      const { rows } = await client.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      );
      for (const { name } of rows) {
        const { rows: held } = await client.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
        dumps.push(...held.map(({ row }) => row));
      }
    } finally {
      client.release(true);
    }
  }
  return dumps.join('\n');
}
