import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let applicantId: string;
beforeAll(async () => {
  api = await startTestApi();
  const body = { name: 'Mara Sample', email: 'mara@example.org', place: 'XA', adult: true };
  const created = await api.request('POST', '/v1/applicants', { as: api.tenant.key, body });
  applicantId = created.body.id;
});
afterAll(() => api?.stop());

const never = 'app_01k9x3v5m2r8t4w6y7z0a1b2c3';

test('R29: an applicant of another tenant is not told from one that never was, byte by byte', async () => {
  const foreign = await api.request('GET', `/v1/applicants/${applicantId}`, { as: api.other.key });
  const unknown = await api.request('GET', `/v1/applicants/${never}`, { as: api.other.key });
  const malformed = await api.request('GET', '/v1/applicants/somebody', { as: api.other.key });
  expect(foreign).toMatchObject({ status: 404, body: { code: 'applicant_unknown' } });
  const withoutRequest = ({ text, body }: typeof foreign) => text.replace(String(body['request_id']), '');
  expect(withoutRequest(unknown)).toBe(withoutRequest(foreign));
  expect(withoutRequest(malformed)).toBe(withoutRequest(foreign));
  expect(foreign.text).not.toContain(applicantId);
});

test('an erased applicant shows no personal field', async () => {
  const { scope, key } = api.tenant;
  const body = { name: 'Noor Sample', email: 'noor@example.org', adult: true };
  const { body: created } = await api.request('POST', '/v1/applicants', { as: key, body });
  await api.dependencies.app.vault.eraseSubject(scope, created.id, { requestId: 'req_1', by: 'mem_1' });
  const read = await api.request('GET', `/v1/applicants/${created.id}`, { as: key });
  expect(read.body).toMatchObject({ id: created.id, name: null, email: null, external_ref: null });
});

test('a read with a position that has not been reached answers 503 and says when to come back', async () => {
  const slow = await startTestApi({ limits: { readAfterTimeoutMs: 50 } });
  const headers = { 'VisaGuard-Read-After': '999999999.999999999' };
  const answer = await slow.request('GET', `/v1/applicants/${never}`, { as: slow.tenant.key, headers });
  expect(answer).toMatchObject({ status: 503, body: { code: 'read_model_behind' } });
  expect(answer.headers.get('retry-after')).toBe('1');
  await slow.stop();
});
