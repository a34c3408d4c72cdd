import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SeededApplicant, seedApplicant } from '../../testing/seed-applicant.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let mara: SeededApplicant;
beforeAll(async () => {
  api = await startTestApi();
  mara = await seedApplicant(api, api.tenant);
});
afterAll(() => api?.stop());

const get = (as = api.tenant.key, handleId = mara.handleId) => api.request('GET', `/v1/handles/${handleId}`, { as });

test('a handle is read as the list shows it, with its version', async () => {
  const [one, list] = [
    await get(),
    await api.request('GET', `/v1/applicants/${mara.applicantId}/handles`, { as: api.tenant.key }),
  ];
  expect(one).toMatchObject({ status: 200, body: { object: 'handle', id: mara.handleId, handle: 'mara.sample' } });
  expect(one.headers.get('etag')).toBe('"1"');
  expect(list.body.data).toEqual([one.body]);
});

test('a code that has expired is out no more', async () => {
  await api.request('POST', `/v1/handles/${mara.handleId}/proofs`, { as: api.tenant.key });
  expect((await get()).body).toMatchObject({ state: 'proving', proof: { method: 'bio_code' } });
  api.clock.advance(7 * 86_400_000);
  expect((await get()).body).toMatchObject({ state: 'declared', proof: null });
});

test('one that never was and one of another tenant are not there', async () => {
  const unknown = { status: 404, body: { code: 'handle_unknown' } };
  expect(await get(api.other.key)).toMatchObject(unknown);
  expect(await get(api.tenant.key, 'hdl_01k9x3v5m2r8t4w6y7z0a1b2c3')).toMatchObject(unknown);
});
