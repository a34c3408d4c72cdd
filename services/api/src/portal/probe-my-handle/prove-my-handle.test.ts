import type { ApplicantId } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentGiven, type SeededApplicant, seedApplicant } from '../../testing/seed-applicant.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let mara: SeededApplicant;
let noor: SeededApplicant;
let as: string;
let consentId: string;
beforeAll(async () => {
  api = await startTestApi();
  mara = await seedApplicant(api, api.tenant);
  noor = await seedApplicant(api, api.tenant, { handle: 'noor.sample' });
  as = await api.tenant.addToken({ kind: 'applicant', applicantId: mara.applicantId as ApplicantId });
  consentId = await publicConsentOf(mara);
});
afterAll(() => api?.stop());

async function publicConsentOf({ applicantId }: SeededApplicant): Promise<string> {
  const body = consentGiven({}, { sources: ['apify'] });
  return (await api.request('POST', `/v1/applicants/${applicantId}/consents`, { as: api.tenant.key, body })).body.id;
}

const prove = (handleId: string) => api.request('POST', `/v1/portal/handles/${handleId}/proofs`, { as });
const probe = (handleId: string, consent_id = consentId) =>
  api.request('POST', `/v1/portal/handles/${handleId}/probes`, { as, body: { consent_id } });

test('an applicant sees their own handles and nobody else’s', async () => {
  const mine = await api.request('GET', '/v1/portal/handles', { as });
  expect(mine.body.data).toMatchObject([{ id: mara.handleId, handle: 'mara.sample', state: 'declared', probe: null }]);
});

test('R7: gets a code for their own, has the profile looked at, and sees how both stand', async () => {
  const given = await prove(mara.handleId);
  expect(given).toMatchObject({ status: 201, body: { code: expect.stringMatching(/^vg-/), method: 'bio_code' } });
  const asked = await probe(mara.handleId);
  expect(asked).toMatchObject({ status: 201, body: { object: 'probe', state: 'running' } });
  expect(await probe(mara.handleId)).toMatchObject({ status: 409, body: { code: 'probe_running' } });
  const mine = await api.request('GET', '/v1/portal/handles', { as });
  expect(mine.body.data).toMatchObject([
    { state: 'proving', proof: { method: 'bio_code' }, probe: { id: asked.body.id, state: 'running' } },
  ]);
});

test('another person’s handle is not there, and their consent is none', async () => {
  const unknown = { status: 404, body: { code: 'handle_unknown' } };
  expect(await prove(noor.handleId)).toMatchObject(unknown);
  expect(await probe(noor.handleId)).toMatchObject(unknown);
  expect(await probe(noor.handleId, await publicConsentOf(noor))).toMatchObject(unknown);
  const asTheirs = await api.tenant.addToken({ kind: 'applicant', applicantId: noor.applicantId as ApplicantId });
  const body = { consent_id: consentId };
  const path = `/v1/portal/handles/${noor.handleId}/probes`;
  const answer = await api.request('POST', path, { as: asTheirs, body });
  expect(answer).toMatchObject({ status: 422, body: { code: 'consent_missing', rule: 'R1' } });
  const theirs = await api.request('GET', `/v1/handles/${noor.handleId}`, { as: api.tenant.key });
  expect(theirs.body).toMatchObject({ state: 'declared', proof: null, probe: null });
});
