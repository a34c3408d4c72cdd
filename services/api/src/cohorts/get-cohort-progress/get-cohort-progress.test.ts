import { cohort, finishCohortScreening } from '@visaguard/domain';
import { type ApplicantId, type CohortId, instant, ok } from '@visaguard/kernel';
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

test('progress counts states and applicants, and says whom the round could not screen', async () => {
  const as = api.tenant.key;
  const [cohortId, applicantId] = [await made.cohort(), await made.applicant()];
  const path = `/v1/cohorts/${cohortId}`;
  await api.request('PUT', `${path}/applicants/${applicantId}`, { as });
  await api.request('POST', `${path}/open`, { as });
  const fresh = await api.request('GET', `${path}/progress`, { as });
  expect(fresh.body).toEqual({
    ...{ object: 'cohort_progress', id: cohortId, applicants: 1, percent: 0, states: {}, refused: [] },
    ...{ round_finished: false, livemode: false },
  });
  await api.request('POST', `${path}/screenings`, { as, body: { certified: true } });
  await finishRound(cohortId, [applicantId]);
  const after = await api.request('GET', `${path}/progress`, { as });
  const refused = [{ applicant_id: applicantId, code: 'consent_missing' }];
  expect(after.body).toMatchObject({ round_finished: true, refused, percent: 0, states: {} });
});

test('R29: of another tenant’s cohort there is no progress, followed or not', async () => {
  const cohortId = await made.cohort();
  for (const path of ['progress', 'progress/stream']) {
    const foreign = await api.request('GET', `/v1/cohorts/${cohortId}/${path}`, { as: api.other.key });
    const unknown = await api.request('GET', `/v1/cohorts/${noCohort}/${path}`, { as: api.other.key });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'cohort_unknown' } });
    const blank = ({ text, body }: typeof foreign) => text.replace(String(body['request_id']), '');
    expect(blank(foreign)).toBe(blank(unknown));
  }
});

test('a followed cohort tells what changes and ends with its screenings', async () => {
  const as = api.tenant.key;
  const [cohortId, applicantId] = [await made.cohort(), await made.applicant()];
  const path = `/v1/cohorts/${cohortId}`;
  await api.request('PUT', `${path}/applicants/${applicantId}`, { as });
  await api.request('POST', `${path}/open`, { as });
  const response = await api.fetch(`${path}/progress/stream`, { headers: { Authorization: `Bearer ${as}` } });
  const following = response.text();
  await api.request('POST', `${path}/screenings`, { as, body: { certified: true } });
  await finishRound(cohortId, [applicantId]);
  const told = await following;
  expect(told).toMatch(/^id: \d+\nevent: progress\ndata: \{.*"round_finished":false/);
  expect(told).toContain('"round_finished":true');
  expect(told).toMatch(/event: end\ndata: \{\}\n\n$/);
});

function finishRound(cohortId: string, refused: readonly string[]): Promise<void> {
  return api.perform(api.tenant.scope, async (reader) => {
    const on = await reader.load(cohort, cohortId as CohortId);
    const decision = finishCohortScreening(on.state, {
      ...{ round: 1, ordered: 0, at: instant(api.clock) },
      refused: refused.map((applicantId) => ({ applicantId: applicantId as ApplicantId, code: 'consent_missing' })),
    });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
}
