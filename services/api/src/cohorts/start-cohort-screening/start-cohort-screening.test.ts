import { afterAll, beforeAll, expect, test } from 'vitest';
import { cohortsOf } from '../../testing/made-cohorts.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let made: ReturnType<typeof cohortsOf>;
beforeAll(async () => {
  api = await startTestApi();
  made = cohortsOf(api);
});
afterAll(() => api?.stop());

test('a round is begun once, by whoever certifies it', async () => {
  const as = api.tenant.key;
  const [cohortId, applicantId] = [await made.cohort(), await made.applicant()];
  const path = `/v1/cohorts/${cohortId}`;
  const start = { as, body: { certified: true } };
  const draft = await api.request('POST', `${path}/screenings`, start);
  expect(draft).toMatchObject({ status: 409, body: { code: 'cohort_not_open' } });
  await api.request('POST', `${path}/open`, { as });
  const empty = await api.request('POST', `${path}/screenings`, start);
  expect(empty).toMatchObject({ status: 422, body: { code: 'cohort_empty' } });
  await api.request('PUT', `${path}/applicants/${applicantId}`, { as });

  const uncertified = await api.request('POST', `${path}/screenings`, { as, body: { certified: false } });
  expect(uncertified).toMatchObject({ status: 422, body: { code: 'order_not_certified', rule: 'R6' } });
  expect(uncertified.body.errors).toMatchObject([{ pointer: '/certified' }]);
  const started = await api.request('POST', `${path}/screenings`, { ...start, key: 'start' });
  expect(started).toMatchObject({ status: 202, body: { applicants: 1, rounds: { started: 1, finished: 0 } } });
  const again = await api.request('POST', `${path}/screenings`, { ...start, key: 'start' });
  expect(again).toMatchObject({ status: 202, text: started.text });
  const running = await api.request('POST', `${path}/screenings`, start);
  expect(running).toMatchObject({ status: 409, body: { code: 'cohort_screening_running' } });
  expect((await api.request('POST', `${path}/close`, { as })).body.code).toBe('cohort_screening_running');
});

test('R29: a round of another tenant’s cohort cannot be begun', async () => {
  const cohortId = await made.cohort();
  const answer = await api.request('POST', `/v1/cohorts/${cohortId}/screenings`, {
    as: api.other.key,
    body: { certified: true },
  });
  expect(answer).toMatchObject({ status: 404, body: { code: 'cohort_unknown' } });
});
