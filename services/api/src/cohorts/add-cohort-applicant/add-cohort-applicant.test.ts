import { applicant, redactApplicant } from '@visaguard/domain';
import { ok } from '@visaguard/kernel';
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

test('applicants are added and removed, each safely twice, and listed with their names', async () => {
  const as = api.tenant.key;
  const [cohortId, first, second] = [await made.cohort(), await made.applicant(), await made.applicant()];
  const path = `/v1/cohorts/${cohortId}/applicants`;
  for (const applicantId of [first, second, first]) {
    const added = await api.request('PUT', `${path}/${applicantId}`, { as });
    expect(added).toMatchObject({
      status: 200,
      body: { applicant_id: applicantId, cohort_id: cohortId, member: true },
    });
  }
  const listed = await api.request('GET', path, { as });
  expect(listed.body.data.map(({ id }) => id)).toEqual([first, second]);
  expect(listed.body.data[0]).toMatchObject({ object: 'applicant', name: 'Mara Sample' });
  const page = await api.request('GET', `${path}?limit=1&starting_after=${first}`, { as });
  expect(page.body).toMatchObject({ has_more: false, data: [{ id: second }] });
  for (const _twice of [1, 2]) {
    const removed = await api.request('DELETE', `${path}/${first}`, { as });
    expect(removed).toMatchObject({ status: 200, body: { applicant_id: first, member: false } });
  }
  expect((await api.request('GET', path, { as })).body.data.map(({ id }) => id)).toEqual([second]);
});

test('R29: neither a cohort nor an applicant of another tenant can be put together with one’s own', async () => {
  const [cohortId, applicantId] = [await made.cohort(), await made.applicant()];
  const as = api.other.key;
  const own = (
    await api.request('POST', '/v1/cohorts', { as, body: { name: 'Theirs', purpose: 'admission_visa_readiness' } })
  ).body.id;
  const foreignPerson = await api.request('PUT', `/v1/cohorts/${own}/applicants/${applicantId}`, { as });
  expect(foreignPerson).toMatchObject({ status: 404, body: { code: 'applicant_unknown' } });
  const foreignCohort = await api.request('PUT', `/v1/cohorts/${cohortId}/applicants/${applicantId}`, { as });
  expect(foreignCohort.status).toBe(404);
  expect((await api.request('GET', `/v1/cohorts/${cohortId}/applicants`, { as })).body.code).toBe('cohort_unknown');
  expect((await api.request('DELETE', `/v1/cohorts/${cohortId}/applicants/${applicantId}`, { as })).status).toBe(404);
});

test('a closed cohort takes nobody in and lets nobody out', async () => {
  const as = api.tenant.key;
  const [cohortId, applicantId] = [await made.cohort(), await made.applicant()];
  const closed = await api.request('POST', `/v1/cohorts/${cohortId}/close`, { as });
  expect(closed.body).toMatchObject({ state: 'closed' });
  for (const method of ['PUT', 'DELETE'] as const) {
    const answer = await api.request(method, `/v1/cohorts/${cohortId}/applicants/${applicantId}`, { as });
    expect(answer).toMatchObject({ status: 409, body: { code: 'cohort_closed' } });
  }
});

test('an erased applicant is not added', async () => {
  const as = api.tenant.key;
  const [cohortId, applicantId] = [await made.cohort(), await made.applicant()];
  await api.perform(api.tenant.scope, async (reader) => {
    const on = await reader.load(applicant, applicantId);
    const decision = redactApplicant(on.state, { requestedBy: 'mem_1' });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  const answer = await api.request('PUT', `/v1/cohorts/${cohortId}/applicants/${applicantId}`, { as });
  expect(answer).toMatchObject({ status: 410, body: { code: 'applicant_redacted' } });
});
