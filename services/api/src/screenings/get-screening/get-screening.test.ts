import { closeScreening, failScreening, screening } from '@visaguard/domain';
import { instant, ok } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideCase } from '../../testing/decide-case.ts';
import { seedFinish, seedReport } from '../../testing/seed-report.ts';
import { seedCase, seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const never = 'scr_01k9x3v5m2r8t4w6y7z0a1b2c3';
const read = (id: string, as = api.tenant.key) => api.request('GET', `/v1/screenings/${id}`, { as });

test('R13, R14: its result is nobody’s before a person has reviewed it and the report was released', async () => {
  const reviewer = await api.tenant.addMember(['reviewer']);
  const seeded = await seedCase(api, api.tenant, await seedScreening(api));
  const { screeningId } = seeded;
  expect((await read(screeningId)).body).toMatchObject({ state: 'in_review', result: null, report_id: null });
  await decideCase(api, reviewer, seeded);
  const reportId = await seedReport(api, api.tenant, seeded);
  expect((await read(screeningId)).body).toMatchObject({ state: 'ready', result: null, report_id: null });
  await api.request('POST', `/v1/portal/reports/${reportId}/release`, { as: seeded.token });
  await seedFinish(api, api.tenant, screeningId, reportId);
  expect((await read(screeningId)).body).toMatchObject({ state: 'completed', result: 'consider', report_id: reportId });
});

test('R13: how much was proposed is not told, and R5: only posts that anyone could see are counted', async () => {
  const { screeningId } = await seedCase(api, api.tenant, await seedScreening(api, api.tenant, ola));
  const { body, text } = await read(screeningId);
  expect(body['sources']).toMatchObject([
    {
      ...{ stage: 'assessed', percent: 100, coverage: { state: 'assessed' }, gaps: [] },
      counts: { posts_read: 2, posts_assessed: 2, posts_too_old: 1 },
    },
  ]);
  expect(text).not.toMatch(/finding|proposed|threat/i);
});

test('R3: one that is not provided says neither why nor when, nor what had come of it', async () => {
  const seeded = await seedCase(api, api.tenant, await seedScreening(api, api.tenant, una));
  const { screeningId } = seeded;
  await api.perform(api.tenant.scope, async (reader) => {
    const on = await reader.load(screening, screeningId);
    const decision = closeScreening(on.state, { at: instant(api.clock) });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  const { body, text } = await read(screeningId);
  expect(body).toMatchObject({ state: 'not_provided', result: null, report_id: null, finished_at: null, sources: [] });
  expect(text).not.toMatch(/closed|withdraw|declin/i);
  const as = api.tenant.key;
  const listed = await api.request('GET', '/v1/screenings?state=not_provided', { as });
  expect(listed.body.data).toMatchObject([{ id: screeningId, state: 'not_provided', result: null }]);
  expect((await api.request('GET', '/v1/screenings?state=closed', { as })).body.code).toBe('parameter_invalid');
  const progress = await api.request('GET', `/v1/screenings/${screeningId}/progress`, { as });
  expect(progress.body).toMatchObject({ state: 'not_provided', percent: 100, ended: true, sources: [] });
  const canceled = await api.request('POST', `/v1/screenings/${screeningId}/cancel`, { as });
  expect(canceled).toMatchObject({ status: 409, body: { code: 'screening_ended', state: 'not_provided' } });
});

test('R17: a system fault is a state of its own and no result', async () => {
  const { screeningId } = await seedScreening(api, api.tenant, { name: 'Fay Sample', handle: 'fay.sample' });
  await api.perform(api.tenant.scope, async (reader) => {
    const on = await reader.load(screening, screeningId);
    const decision = failScreening(on.state, { code: 'adapter_down', at: instant(api.clock) });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  expect((await read(screeningId)).body).toMatchObject({ state: 'failed', result: null });
});

test('screenings are listed by applicant, cohort and state, and never by what was found', async () => {
  const as = api.tenant.key;
  const seeded = await seedScreening(api, api.tenant, { name: 'Lin Sample', handle: 'lin.sample' });
  const listed = await api.request('GET', `/v1/screenings?applicant_id=${seeded.applicantId}`, { as });
  expect(listed.body.data.map(({ id }) => id)).toEqual([seeded.screeningId]);
  const none = await api.request('GET', '/v1/screenings?cohort_id=coh_01k9x3v5m2r8t4w6y7z0a1b2c3', { as });
  expect(none.body).toMatchObject({ data: [], has_more: false });
  for (const query of ['result=consider', 'sort=result', 'order=score', 'grade=A']) {
    const refused = await api.request('GET', `/v1/screenings?${query}`, { as });
    expect(refused, query).toMatchObject({ status: 400, body: { code: 'parameter_invalid' } });
  }
});

test('R29: a screening of another tenant is not told from one that never was', async () => {
  const { screeningId } = await seedScreening(api, api.tenant, { name: 'Kit Sample', handle: 'kit.sample' });
  for (const path of ['', '/progress', '/progress/stream']) {
    const foreign = await api.request('GET', `/v1/screenings/${screeningId}${path}`, { as: api.other.key });
    const unknown = await api.request('GET', `/v1/screenings/${never}${path}`, { as: api.other.key });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'screening_unknown' } });
    expect(blank(foreign)).toBe(blank(unknown));
  }
  const theirs = await api.request('GET', '/v1/screenings', { as: api.other.key });
  expect(theirs.body.data).toEqual([]);
});

const ola = { name: 'Ola Sample', handle: 'ola.sample' };
const una = { name: 'Una Sample', handle: 'una.sample' };

const blank = ({ text, body }: { text: string; body: { [member: string]: unknown } }) =>
  text.replace(String(body['request_id']), '');
