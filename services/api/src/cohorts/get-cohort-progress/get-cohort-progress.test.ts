import { cohort, finishCohortScreening } from '@visaguard/domain';
import { type ApplicantId, type CohortId, instant, ok } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const purpose = 'admission_visa_readiness';
const never = 'coh_01k9x3v5m2r8t4w6y7z0a1b2c3';

async function madeCohort(body: object = {}): Promise<string> {
  const made = await api.request('POST', '/v1/cohorts', {
    as: api.tenant.key,
    body: { name: 'Fall', purpose, ...body },
  });
  return made.body.id;
}

async function madeApplicant(): Promise<string> {
  const body = { name: 'Mara Sample', email: 'mara@example.org', place: 'XA', adult: true };
  return (await api.request('POST', '/v1/applicants', { as: api.tenant.key, body })).body.id;
}

test('progress counts states and applicants, and says whom the round could not screen', async () => {
  const as = api.tenant.key;
  const [cohortId, applicantId] = [await madeCohort(), await madeApplicant()];
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
  const cohortId = await madeCohort();
  for (const path of ['progress', 'progress/stream']) {
    const foreign = await api.request('GET', `/v1/cohorts/${cohortId}/${path}`, { as: api.other.key });
    const unknown = await api.request('GET', `/v1/cohorts/${never}/${path}`, { as: api.other.key });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'cohort_unknown' } });
    const blank = ({ text, body }: typeof foreign) => text.replace(String(body['request_id']), '');
    expect(blank(foreign)).toBe(blank(unknown));
  }
});

test('a followed cohort tells what changes and ends with its screenings', async () => {
  const as = api.tenant.key;
  const [cohortId, applicantId] = [await madeCohort(), await madeApplicant()];
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
