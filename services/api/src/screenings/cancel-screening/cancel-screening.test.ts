import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedCase, seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

test('a screening is canceled, safely twice, and then no case of it waits', async () => {
  const as = api.tenant.key;
  const { screeningId } = await seedCase(api, api.tenant, await seedScreening(api));
  const path = `/v1/screenings/${screeningId}`;
  const stale = await api.request('POST', `${path}/cancel`, { as, headers: { 'If-Match': '"9"' } });
  expect(stale.status).toBe(412);
  for (const _twice of [1, 2]) {
    const canceled = await api.request('POST', `${path}/cancel`, { as });
    expect(canceled).toMatchObject({ status: 200, body: { id: screeningId, state: 'canceled' } });
  }
  expect((await api.request('GET', path, { as })).body).toMatchObject({ state: 'canceled', result: null });
  const reviewer = await api.tenant.addMember(['reviewer']);
  const claim = await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  expect(claim.body['review']).toBeNull();
});

test('R29: a screening of another tenant is not canceled', async () => {
  const { screeningId } = await seedScreening(api, api.tenant, { name: 'Noor Sample', handle: 'noor.sample' });
  const answer = await api.request('POST', `/v1/screenings/${screeningId}/cancel`, { as: api.other.key });
  expect(answer).toMatchObject({ status: 404, body: { code: 'screening_unknown' } });
  const read = await api.request('GET', `/v1/screenings/${screeningId}`, { as: api.tenant.key });
  expect(read.body).toMatchObject({ state: 'pending' });
});
