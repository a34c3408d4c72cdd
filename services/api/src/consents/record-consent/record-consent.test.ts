import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentGiven, seedApplicant } from '../../testing/seed-applicant.ts';
import type { SeededTenant } from '../../testing/seed-tenant.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let applicantId: string;
beforeAll(async () => {
  api = await startTestApi();
  applicantId = (await seedApplicant(api, api.tenant)).applicantId;
});
afterAll(() => api?.stop());

const record = (body: unknown, as = api.tenant.key, of = applicantId) =>
  api.request('POST', `/v1/applicants/${of}/consents`, { as, body });

async function applicantIn(tenant: SeededTenant, place: string | null): Promise<string> {
  const body = { name: 'Noor Sample', email: 'noor@example.org', adult: true, place };
  return (await api.request('POST', '/v1/applicants', { as: tenant.key, body })).body.id;
}

test('R1: a consent is recorded with text, language, scopes, times and method, and read back', async () => {
  const recorded = await record(consentGiven());
  expect(recorded).toMatchObject({
    status: 201,
    body: {
      object: 'consent',
      applicant_id: applicantId,
      state: 'granted',
      scope: { platforms: ['instagram', 'x'], purpose: 'admission_visa_readiness', requester_named: true },
      text_version: 'sample-1',
      granted_at: '2026-10-30T12:00:00.000Z',
      withdrawn_at: null,
    },
  });
  expect(recorded.text, 'who collected it is personal').not.toContain('Sample office');
  const read = await api.request('GET', `/v1/consents/${recorded.body.id}`, { as: api.tenant.key });
  expect(read.text).toBe(recorded.text);
  expect(recorded.headers.get('location')).toBe(`/v1/consents/${recorded.body.id}`);
  const list = await api.request('GET', `/v1/applicants/${applicantId}/consents`, { as: api.tenant.key });
  expect(list.body.data[0]).toEqual(recorded.body);
});

test('R1, R8: all that is missing or out of bounds is named at once', async () => {
  const broken = consentGiven(
    { granted_at: '2026-12-01T00:00:00Z', expires_at: '2028-01-01T00:00:00Z' },
    { platforms: [], lookback_years: 8 },
  );
  const answer = await record(broken);
  expect(answer).toMatchObject({ status: 422, body: { code: 'consent_incomplete', rule: 'R1' } });
  expect(answer.body.errors.map(({ pointer }) => pointer).sort()).toEqual([
    '/expires_at',
    '/granted_at',
    '/scope/lookback_years',
    '/scope/platforms',
  ]);
});

test('R1: a document that was signed is named by its SHA-256, or the answer says which field lacks', async () => {
  expect(await record(consentGiven({ document_sha256: null }))).toMatchObject({
    status: 422,
    body: { code: 'consent_incomplete', rule: 'R1', errors: [{ pointer: '/document_sha256' }] },
  });
});

test.each([
  ['employment', 'purpose_refused'],
  ['curiosity', 'purpose_unknown'],
])('R6: the purpose %s is refused', async (purpose, code) => {
  expect(await record(consentGiven({}, { purpose }))).toMatchObject({
    status: 422,
    body: { code, rule: 'R6', errors: [{ pointer: '/scope/purpose' }] },
  });
});

test('R4: where the gate forbids, no consent is taken; the answer says what stays open', async () => {
  const forbidden = await applicantIn(api.tenant, null);
  expect(await record(consentGiven(), api.tenant.key, forbidden)).toMatchObject({
    status: 451,
    body: { code: 'jurisdiction_forbidden', rule: 'R4', outcome: 'forbid', gate_version: 'gate-1', alternative: null },
  });
  const selfOnly = await applicantIn(api.tenant, 'XS');
  expect(await record(consentGiven(), api.tenant.key, selfOnly)).toMatchObject({
    status: 451,
    body: { outcome: 'self_only', alternative: 'self' },
  });
  const own = consentGiven({}, { requester_named: false, purpose: 'self_check' });
  expect((await record(own, api.tenant.key, selfOnly)).status, 'the applicant’s own initiative stays').toBe(201);
});

test('an applicant of another tenant is one that never was', async () => {
  const foreign = await record(consentGiven(), api.other.key);
  const never = await record(consentGiven(), api.other.key, 'app_01k9x3v5m2r8t4w6y7z0a1b2c3');
  expect(foreign).toMatchObject({ status: 404, body: { code: 'applicant_unknown' } });
  expect(never.body).toMatchObject({ ...foreign.body, request_id: never.body['request_id'] });
  for (const path of ['consents', 'handles']) {
    const list = await api.request('GET', `/v1/applicants/${applicantId}/${path}`, { as: api.other.key });
    expect(list, path).toMatchObject({ status: 404, body: { code: 'applicant_unknown' } });
  }
});
