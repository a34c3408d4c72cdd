import { startTestApi, type TestApi } from '@visaguard/api/testing';
import { keepHouse } from '@visaguard/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const create = (name: string) =>
  api.request('POST', '/v1/applicants', {
    as: api.tenant.key,
    key: 'of-yesterday',
    body: { name, email: 'mara@example.org', adult: true },
  });

test('P2: an Idempotency-Key stands for its request for a day, and is free again after it', async () => {
  const { core, dependencies } = api;
  expect((await create('Mara Sample')).status).toBe(201);
  const owner = core.pool('owner');
  await owner.query('alter table commands no force row level security');
  await owner.query(`update commands set recorded_at = now() - interval '25 hours'`);
  await owner.query('alter table commands force row level security');
  expect((await create('Noor Sample')).body.code).toBe('idempotency_key_reused');

  const stopping = new AbortController();
  const kept = keepHouse({
    app: dependencies.app,
    projector: core.pool('vg_projector'),
    relay: core.pool('vg_relay'),
    log: { info() {}, error() {} },
    signal: stopping.signal,
  });
  await expect.poll(async () => (await create('Noor Sample')).status, { timeout: 10_000 }).toBe(201);
  stopping.abort();
  await kept;
});
