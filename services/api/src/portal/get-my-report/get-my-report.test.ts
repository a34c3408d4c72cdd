import { hashView, type PrivateView } from '@visaguard/report';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideCase } from '../../testing/decide-case.ts';
import { seedProvisionalReport, seedReport } from '../../testing/seed-report.ts';
import { type SeededCase, seedCase, seededTexts, seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let seeded: SeededCase;
let stranger: { readonly token: string };
let provisionalId: string;
const never = 'rpt_01k9x3v5m2r8t4w6y7z0a1b2c3';
beforeAll(async () => {
  api = await startTestApi();
  seeded = await seedCase(api, api.tenant, await seedScreening(api));
  stranger = await seedScreening(api, api.tenant, { name: 'Noor Sample', handle: 'noor.sample' });
  provisionalId = await seedProvisionalReport(api, api.tenant, seeded);
});
afterAll(() => api?.stop());

const get = (path: string, as = seeded.token) => api.request('GET', path, { as });
const post = (path: string, as = seeded.token, body?: object) =>
  api.request('POST', path, { as, ...(body ? { body } : {}) });

test('R20: a person reads the private view of their own report, before any review, with the originals', async () => {
  const listed = await get('/v1/portal/reports');
  expect(listed.body.data).toMatchObject([{ id: provisionalId, state: 'provisional', released_at: null }]);
  const mine = await get(`/v1/portal/reports/${provisionalId}`);
  const view = mine.body['view'] as PrivateView;
  expect(mine.body).toMatchObject({ state: 'provisional', comment: null });
  expect(view.findings[0]).toMatchObject({ text: seededTexts[0], unreviewed: true });
  expect(hashView(view)).toBe(mine.body['sha256']);
  const pdf = await api.fetch(`/v1/portal/reports/${provisionalId}/pdf`, {
    headers: { Authorization: `Bearer ${seeded.token}` },
  });
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('another applicant’s report is not told from one that never was, and is not acted on', async () => {
  for (const path of [`/v1/portal/reports/${provisionalId}`, `/v1/portal/reports/${provisionalId}/pdf`]) {
    const foreign = await get(path, stranger.token);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'report_unknown' } });
    expect(blank(foreign)).toBe(blank(await get(path.replace(provisionalId, never), stranger.token)));
  }
  expect((await get('/v1/portal/reports', stranger.token)).body.data).toEqual([]);
  const comment = { comment: 'Not mine.' };
  expect((await post(`/v1/portal/reports/${provisionalId}/comment`, stranger.token, comment)).status).toBe(404);
  expect((await post(`/v1/portal/reports/${provisionalId}/release`, stranger.token)).status).toBe(404);
  const consent = await post(`/v1/portal/consents/${seeded.consentId}/withdraw`, stranger.token);
  expect(consent).toMatchObject({ status: 404, body: { code: 'consent_unknown' } });
});

test('nobody but an applicant has the portal, and an applicant has nothing else', async () => {
  const staff = await api.tenant.addMember(['owner', 'admin', 'requester', 'reviewer', 'auditor', 'developer']);
  for (const as of [api.tenant.key, staff.token]) {
    for (const path of ['/v1/portal/reports', `/v1/portal/reports/${provisionalId}`, '/v1/portal/recipients']) {
      expect((await get(path, as)).status, path).toBe(403);
    }
  }
  for (const path of ['/v1/applicants', '/v1/reports', '/v1/screenings', '/v1/audit_entries', '/v1/tenant']) {
    expect((await get(path)).status, path).toBe(403);
  }
});

test('R13: a provisional report is released by nobody', async () => {
  const answer = await post(`/v1/portal/reports/${provisionalId}/release`);
  expect(answer).toMatchObject({ status: 409, body: { code: 'report_not_reviewed', rule: 'R13' } });
});

test('R14: a reviewed report is released early by its person; the comment travels; both safely twice', async () => {
  const reviewer = await api.tenant.addMember(['reviewer']);
  await decideCase(api, reviewer, seeded);
  const reportId = await seedReport(api, api.tenant, seeded);
  const comment = 'Said in anger, quillfeather.';
  const commented = await post(`/v1/portal/reports/${reportId}/comment`, seeded.token, { comment });
  expect(commented).toMatchObject({ status: 200, body: { id: reportId, state: 'reviewed' } });
  expect(commented.text).not.toContain('quillfeather');
  for (const _twice of [1, 2]) {
    const released = await post(`/v1/portal/reports/${reportId}/release`);
    expect(released).toMatchObject({ status: 200, body: { state: 'released' } });
  }
  const mine = await get(`/v1/portal/reports/${reportId}`);
  expect(mine.body).toMatchObject({ state: 'released', comment, result: 'consider' });
  expect((await get('/v1/portal/reports')).body.data).toHaveLength(2);
});

test('a comment has words, and no field besides', async () => {
  const path = `/v1/portal/reports/${provisionalId}/comment`;
  const faulty = await post(path, seeded.token, { comment: '', applicantId: seeded.applicantId });
  expect(faulty.body.errors.map(({ pointer }) => pointer).sort()).toEqual(['/applicantId', '/comment']);
});

test('R29: the token of another tenant’s applicant opens nothing here', async () => {
  const foreign = await seedScreening(api, api.other);
  expect((await get(`/v1/portal/reports/${provisionalId}`, foreign.token)).status).toBe(404);
});

test('without an engine for the trail the list of readers says so at once', async () => {
  const answer = await get('/v1/portal/recipients');
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(answer.headers.get('retry-after')).toBe('5');
});

test('R2: withdrawal is one step, safe to repeat, and closes one’s own reports too', async () => {
  for (const _twice of [1, 2]) {
    const withdrawn = await post(`/v1/portal/consents/${seeded.consentId}/withdraw`);
    expect(withdrawn).toMatchObject({ status: 200, body: { id: seeded.consentId, state: 'withdrawn' } });
  }
  const gone = await get(`/v1/portal/reports/${provisionalId}`);
  expect(gone).toMatchObject({ status: 410, body: { code: 'report_not_readable' } });
  const comment = await post(`/v1/portal/reports/${provisionalId}/comment`, seeded.token, { comment: 'Too late.' });
  expect(comment).toMatchObject({ status: 410, body: { code: 'report_not_readable' } });
});

const blank = ({ text, body }: { text: string; body: { [member: string]: unknown } }) =>
  text.replace(String(body['request_id']), '');
