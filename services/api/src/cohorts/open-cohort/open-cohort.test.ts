import { afterAll, beforeAll, expect, test } from 'vitest';
import { cohortsOf, noCohort } from '../../testing/made-cohorts.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let made: ReturnType<typeof cohortsOf>;
beforeAll(async () => {
  api = await startTestApi();
  made = cohortsOf(api);
});
afterAll(() => api?.stop());

test('opening freezes the policy of that moment for everybody in it', async () => {
  const as = api.tenant.key;
  const owner = await api.tenant.addMember(['owner']);
  const cohortId = await made.cohort();
  const opened = await api.request('POST', `/v1/cohorts/${cohortId}/open`, { as, headers: { 'If-Match': '"1"' } });
  expect(opened).toMatchObject({ status: 200, body: { object: 'cohort', id: cohortId, state: 'open', applicants: 0 } });
  expect(opened.headers.get('etag')).toBe('"2"');
  const policy = (await api.request('GET', '/v1/tenant', { as })).body['policy'] as object;
  const changed = await api.request('PUT', '/v1/tenant/policy', {
    as: owner.token,
    body: { ...policy, minimum_severity: 'high' },
  });
  expect(changed.status).toBe(200);
  const read = await api.request('GET', `/v1/cohorts/${cohortId}`, { as });
  expect(read.body['policy']).toMatchObject({ minimum_severity: 'low' });
});

test('R6: without a live certification of its purpose a cohort stays closed', async () => {
  const cohortId = await made.cohort();
  api.clock.advance(366 * 86_400_000);
  const refused = await api.request('POST', `/v1/cohorts/${cohortId}/open`, { as: api.tenant.key });
  expect(refused).toMatchObject({ status: 422, body: { code: 'purpose_not_certified', rule: 'R6' } });
  api.clock.advance(-366 * 86_400_000);
});

test('a stale If-Match changes nothing; a repeat under its key is answered as before', async () => {
  const as = api.tenant.key;
  const cohortId = await made.cohort();
  const stale = await api.request('POST', `/v1/cohorts/${cohortId}/open`, { as, headers: { 'If-Match': '"7"' } });
  expect(stale).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
  const first = await api.request('POST', `/v1/cohorts/${cohortId}/open`, { as, key: 'open' });
  const again = await api.request('POST', `/v1/cohorts/${cohortId}/open`, { as, key: 'open' });
  expect(again.text).toBe(first.text);
  const twice = await api.request('POST', `/v1/cohorts/${cohortId}/open`, { as });
  expect(twice).toMatchObject({ status: 409, body: { code: 'cohort_not_draft' } });
});

test('R29: a cohort of another tenant is not there to be opened', async () => {
  const cohortId = await made.cohort();
  const foreign = await api.request('POST', `/v1/cohorts/${cohortId}/open`, { as: api.other.key });
  const unknown = await api.request('POST', `/v1/cohorts/${noCohort}/open`, { as: api.other.key });
  expect(foreign).toMatchObject({ status: 404, body: { code: 'cohort_unknown' } });
  const blank = ({ text, body }: typeof foreign) => text.replace(String(body['request_id']), '');
  expect(blank(foreign)).toBe(blank(unknown));
});

test('who may read and may not order opens nothing', async () => {
  const cohortId = await made.cohort();
  const auditor = await api.tenant.addMember(['auditor']);
  const answer = await api.request('POST', `/v1/cohorts/${cohortId}/open`, { as: auditor.token });
  expect(answer).toMatchObject({ status: 403, body: { code: 'permission_denied' } });
  const madeId = await made.applicant();
  expect((await api.request('PUT', `/v1/cohorts/${cohortId}/applicants/${madeId}`, { as: auditor.token })).status).toBe(
    403,
  );
});
