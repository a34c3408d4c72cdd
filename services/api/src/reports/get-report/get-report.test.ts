import { hashView, type RequesterView } from '@visaguard/report';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideCase } from '../../testing/decide-case.ts';
import { seedReport } from '../../testing/seed-report.ts';
import { type SeededCase, seedCase, seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let seeded: SeededCase;
let reportId: string;
const never = 'rpt_01k9x3v5m2r8t4w6y7z0a1b2c3';
const texts = [
  'I am going to kill him for this, the imam of our mosque told @somebody.else so.',
  'Morning run along the river, then the library until it closed.',
];
const get = (path: string, as = api.tenant.key) => api.request('GET', path, { as });

beforeAll(async () => {
  api = await startTestApi();
  const reviewer = await api.tenant.addMember(['reviewer']);
  seeded = await seedCase(api, api.tenant, await seedScreening(api), texts);
  await decideCase(api, reviewer, seeded);
  reportId = await seedReport(api, api.tenant, seeded);
});
afterAll(() => api?.stop());

test('R14: until the applicant’s window has passed it is not there, whoever asks', async () => {
  for (const path of [`/v1/reports/${reportId}`, `/v1/reports/${reportId}/pdf`]) {
    const early = await get(path);
    const unknown = await get(path.replace(reportId, never));
    expect(early).toMatchObject({ status: 404, body: { code: 'report_unknown' } });
    expect(blank(early)).toBe(blank(unknown));
  }
  expect((await get('/v1/reports')).body.data).toEqual([]);
  expect((await get(`/v1/findings?screening_id=${seeded.screeningId}`)).body.data).toEqual([]);
});

test('R14: the applicant’s comment and the release by their own hand', async () => {
  const comment = 'Said in anger.';
  await api.request('POST', `/v1/portal/reports/${reportId}/comment`, { as: seeded.token, body: { comment } });
  await api.request('POST', `/v1/portal/reports/${reportId}/release`, { as: seeded.token });
  const report = await get(`/v1/reports/${reportId}`);
  expect(report).toMatchObject({ status: 200, body: { id: reportId, result: 'consider', comment, livemode: false } });
});

test('R12: what is delivered is what was stored: its hash is the one it carries', async () => {
  const report = await get(`/v1/reports/${reportId}`);
  const view = report.body['view'] as RequesterView;
  expect(hashView(view)).toBe(report.body['sha256']);
  expect(view.sha256).toBe(report.body['sha256']);
});

test('R10: protected content is a placeholder with its type, and nothing private is there', async () => {
  const report = await get(`/v1/reports/${reportId}`);
  const view = report.body['view'] as RequesterView;
  expect(view.findings).toHaveLength(1);
  expect(view.findings[0]?.redactions.length).toBeGreaterThan(0);
  expect(report.text).not.toMatch(/mosque|imam|somebody\.else/i);
  for (const member of [
    'score',
    'advice',
    'inventory',
    'recipients',
    'activity',
    'languages',
    'reviewerReason',
    'quotedText"',
    '41000041',
  ]) {
    expect(report.text, member).not.toContain(member);
  }
});

test('findings are those of the released report, as it shows them', async () => {
  const report = await get(`/v1/reports/${reportId}`);
  const listed = await get(`/v1/findings?screening_id=${seeded.screeningId}`);
  const { findings } = report.body['view'] as { findings: { finding_id: string }[] };
  expect(listed.body.data).toMatchObject(findings.map((view) => ({ object: 'finding', report_id: reportId, view })));
  const after = await get(`/v1/findings?screening_id=${seeded.screeningId}&starting_after=${findings[0]?.finding_id}`);
  expect(after.body).toMatchObject({ data: [], has_more: false });
  expect((await get('/v1/findings')).body).toMatchObject({
    code: 'parameter_invalid',
    errors: [{ pointer: '/screening_id' }],
  });
});

test('reports are listed with their links, by screening and applicant', async () => {
  const links = { json: `/v1/reports/${reportId}`, pdf: `/v1/reports/${reportId}/pdf` };
  for (const query of [`screening_id=${seeded.screeningId}`, `applicant_id=${seeded.applicantId}`]) {
    expect((await get(`/v1/reports?${query}`)).body.data).toMatchObject([{ id: reportId, result: 'consider', links }]);
  }
  const cohort = await get('/v1/reports?cohort_id=coh_01k9x3v5m2r8t4w6y7z0a1b2c3');
  expect(cohort.body.data).toEqual([]);
});

test('the PDF is for one recipient at one time, and every read of either is logged', async () => {
  const before = await reads(api);
  const pdf = await api.fetch(`/v1/reports/${reportId}/pdf`, {
    headers: { Authorization: `Bearer ${api.tenant.key}` },
  });
  expect(pdf.status).toBe(200);
  expect(pdf.headers.get('content-disposition')).toBe(`attachment; filename="visaguard-${reportId}.pdf"`);
  expect(pdf.headers.get('cache-control')).toBe('no-store');
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await get(`/v1/reports/${reportId}`);
  expect(await reads(api)).toEqual([...before, 'requester/pdf', 'requester/json']);
});

test('R29: a report of another tenant is not told from one that never was', async () => {
  for (const path of [`/v1/reports/${reportId}`, `/v1/reports/${reportId}/pdf`]) {
    const foreign = await get(path, api.other.key);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'report_unknown' } });
    expect(blank(foreign)).toBe(blank(await get(path.replace(reportId, never), api.other.key)));
  }
  expect((await get(`/v1/reports?screening_id=${seeded.screeningId}`, api.other.key)).body.data).toEqual([]);
  expect((await get(`/v1/findings?screening_id=${seeded.screeningId}`, api.other.key)).body.data).toEqual([]);
});

test('an owner who is no requester reads no report', async () => {
  const owner = await api.tenant.addMember(['owner', 'admin', 'auditor', 'reviewer']);
  for (const path of [`/v1/reports/${reportId}`, `/v1/reports/${reportId}/pdf`, '/v1/reports']) {
    expect(await get(path, owner.token), path).toMatchObject({ status: 403, body: { code: 'permission_denied' } });
  }
});

test('R19: a report of a person who was erased is gone, in every form, and only then', async () => {
  const erased = await seedCase(
    api,
    api.tenant,
    await seedScreening(api, api.tenant, { name: 'Eve', handle: 'eve.eve' }),
  );
  await decideCase(api, await api.tenant.addMember(['reviewer']), erased);
  const id = await seedReport(api, api.tenant, erased);
  await api.request('POST', `/v1/portal/reports/${id}/release`, { as: erased.token });
  expect((await get(`/v1/reports/${id}`)).status).toBe(200);
  await api.dependencies.app.vault.eraseSubject(api.tenant.scope, erased.applicantId, { requestId: 'r', by: 'mem_1' });
  for (const path of [`/v1/reports/${id}`, `/v1/reports/${id}/pdf`]) {
    expect(await get(path)).toMatchObject({ status: 410, body: { code: 'report_not_readable' } });
  }
  expect((await get(`/v1/portal/reports/${id}`, erased.token)).status).toBe(410);
  expect((await get(`/v1/findings?screening_id=${erased.screeningId}`)).body.data).toEqual([]);
  expect((await get(`/v1/reports/${reportId}`)).status).toBe(200);
});

test('R2: from the moment of a withdrawal it is gone, before any process has heard of it', async () => {
  await api.request('POST', `/v1/portal/consents/${seeded.consentId}/withdraw`, { as: seeded.token });
  for (const path of [`/v1/reports/${reportId}`, `/v1/reports/${reportId}/pdf`]) {
    expect(await get(path)).toMatchObject({ status: 410, body: { code: 'report_not_readable' } });
  }
  expect((await get(`/v1/findings?screening_id=${seeded.screeningId}`)).body.data).toEqual([]);
});

async function reads({ core, tenant }: TestApi): Promise<string[]> {
  const { rows } = await core.pool('vg_tail').query<{ read: string }>(
    `select data ->> 'view' || '/' || (data ->> 'format') as read from events
      where category = 'access_log' and tenant_scope = $1 order by xid, position`,
    [`${tenant.scope.tenantId}/test`],
  );
  return rows.map(({ read }) => read);
}

const blank = ({ text, body }: { text: string; body: { [member: string]: unknown } }) =>
  text.replace(String(body['request_id']), '');
