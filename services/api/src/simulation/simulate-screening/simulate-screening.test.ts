import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideCase } from '../../testing/decide-case.ts';
import { seedReport } from '../../testing/seed-report.ts';
import { type SeededCase, seedCase, seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let seeded: SeededCase;
beforeAll(async () => {
  api = await startTestApi();
  seeded = await seedCase(api, api.tenant, await seedScreening(api));
});
afterAll(() => api?.stop());

const simulate = (action: string, as = api.tenant.key, screeningId: string = seeded.screeningId) =>
  api.request('POST', `/v1/test/screenings/${screeningId}/simulate`, { as, body: { action } });

test('the applicant’s release is simulated, after a review and not before, safely twice', async () => {
  const early = await simulate('applicant_release');
  expect(early).toMatchObject({ status: 409, body: { code: 'report_not_reviewed', rule: 'R13' } });
  await decideCase(api, await api.tenant.addMember(['reviewer']), seeded);
  const reportId = await seedReport(api, api.tenant, seeded);
  for (const _twice of [1, 2]) {
    const released = await simulate('applicant_release');
    expect(released).toMatchObject({ status: 200, body: { action: 'applicant_release', livemode: false } });
  }
  expect((await api.request('GET', `/v1/reports/${reportId}`, { as: api.tenant.key })).status).toBe(200);
});

test('a withdrawal is simulated', async () => {
  expect((await simulate('withdraw_consent')).status).toBe(200);
  const consent = await api.request('GET', `/v1/consents/${seeded.consentId}`, { as: api.tenant.key });
  expect(consent.body).toMatchObject({ state: 'withdrawn' });
});

test('in live mode there is nothing at this address, for anybody', async () => {
  const live = await api.seed({ mode: 'live' });
  const person = await live.addMember(['owner', 'admin', 'requester', 'reviewer', 'auditor', 'developer']);
  for (const as of [live.key, person.token]) {
    const answer = await simulate('applicant_release', as);
    const nowhere = await api.request('POST', '/v1/test/nowhere', { as, body: {} });
    expect(answer).toMatchObject({ status: 404, body: { code: 'route_unknown' } });
    expect(blank(answer)).toBe(blank(nowhere));
  }
});

test('R13: nobody but a test key acts for an applicant, and a review cannot be simulated', async () => {
  const person = await api.tenant.addMember(['owner', 'admin', 'requester', 'reviewer', 'auditor', 'developer']);
  expect((await simulate('applicant_release', person.token)).status).toBe(403);
  const reading = await api.tenant.addKey(['read']);
  expect((await simulate('applicant_release', reading)).status).toBe(403);
  expect(await simulate('confirm_finding')).toMatchObject({ status: 400, body: { code: 'request_invalid' } });
});

test('R29: a screening of another tenant is not there to be acted on', async () => {
  const foreign = await simulate('withdraw_consent', api.other.key);
  const unknown = await simulate('withdraw_consent', api.other.key, 'scr_01k9x3v5m2r8t4w6y7z0a1b2c3');
  expect(foreign).toMatchObject({ status: 404, body: { code: 'screening_unknown' } });
  expect(blank(foreign)).toBe(blank(unknown));
});

const blank = ({ text, body }: { text: string; body: { [member: string]: unknown } }) =>
  text.replace(String(body['request_id']), '');
