import { hashView, type RequesterView } from '@visaguard/report';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiWithWorker, startApiWithWorker } from './api-with-worker.ts';
import { enrol, type Person, screenCohort, screeningIn, until } from './flow-steps.ts';

const threat = 'He lied about me in front of everyone. I am going to kill him for this, says mara_quill.';
const mara: Person = {
  name: 'Mara Quillfeather',
  handle: 'mara_quill',
  email: 'mara.quillfeather@example.org',
  posts: [
    { text: 'Morning run along the river, then the library until it closed.', at: '2026-05-02T08:00:00.000Z' },
    { text: threat, at: '2026-08-02T08:00:00.000Z' },
    {
      text: 'Eid mubarak to all who celebrate! After prayers at the mosque we cooked.',
      at: '2026-06-02T08:00:00.000Z',
    },
  ],
};

let api: ApiWithWorker;
beforeAll(async () => {
  api = await startApiWithWorker();
});
afterAll(() => api?.stop());

test('from the applicant to the released report, by everybody in turn', async () => {
  const as = api.tenant.key;
  const reviewer = await api.tenant.addMember(['reviewer']);
  const { applicantId, token } = await enrol(api, mara);
  const cohortId = await screenCohort(api, [applicantId]);
  const screeningId = await screeningIn(api, cohortId, 'in_review');

  // R13: nothing of what was proposed leaves before a person has decided.
  const inReview = await api.request('GET', `/v1/screenings/${screeningId}`, { as });
  expect(inReview.body).toMatchObject({ state: 'in_review', result: null, report_id: null });
  expect(inReview.body['sources']).toMatchObject([
    { platform: 'x', stage: 'assessed', percent: 100, coverage: { state: 'assessed' }, counts: { posts_read: 3 } },
  ]);
  expect((await api.request('GET', `/v1/findings?screening_id=${screeningId}`, { as })).body.data).toEqual([]);
  expect((await api.request('GET', `/v1/reports?screening_id=${screeningId}`, { as })).body.data).toEqual([]);

  // R20: the applicant sees the provisional report at once.
  const [provisional] = (await api.request('GET', '/v1/portal/reports', { as: token })).body.data;
  expect(provisional).toMatchObject({ state: 'provisional', version: 1 });
  const mine = await api.request('GET', `/v1/portal/reports/${provisional?.id}`, { as: token });
  expect(mine.text).toContain(threat);

  // The reviewer: blind, then decides.
  const claim = await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  const review = claim.body['review'] as { id: string; findings: number };
  expect(review.findings).toBe(1);
  const blind = await api.request('GET', `/v1/reviews/${review.id}`, { as: reviewer.token });
  expect(blind.text.toLowerCase()).not.toMatch(/quill|mara|"xa"|example\.org|permalink|4200042/);
  expect(blind.text).toContain('I am going to kill him for this');
  const [finding] = blind.body['findings'] as { id: string; category: string; quote: { start: number; end: number } }[];
  expect(finding).toMatchObject({ category: 'threat_violence', decision: null });
  const decided = await api.request('POST', `/v1/reviews/${review.id}/findings/${finding?.id}/decision`, {
    as: reviewer.token,
    body: { decision: 'confirm', certainty: 'certain', reason: 'A threat against a person.' },
  });
  expect(decided.body).toMatchObject({ decision: 'confirm', category: 'threat_violence', certainty: 'certain' });
  const closed = await api.request('POST', `/v1/reviews/${review.id}/close`, { as: reviewer.token });
  expect(closed.body).toMatchObject({ object: 'review', state: 'closed' });

  // R14: reviewed, and still the applicant's alone.
  await screeningIn(api, cohortId, 'ready');
  expect((await api.request('GET', `/v1/screenings/${screeningId}`, { as })).body).toMatchObject({ result: null });
  const reports = await until(
    () => api.request('GET', '/v1/portal/reports', { as: token }),
    ({ body }) => body.data.some((report) => report['state'] === 'reviewed'),
  );
  const reportId = reports.body.data.find((report) => report['state'] === 'reviewed')?.id;
  expect((await api.request('GET', `/v1/reports/${reportId}`, { as })).status).toBe(404);
  const comment = 'It was said in anger, and I have apologised since.';
  await api.request('POST', `/v1/portal/reports/${reportId}/comment`, { as: token, body: { comment } });
  const released = await api.request('POST', `/v1/portal/reports/${reportId}/release`, { as: token });
  expect(released.body).toMatchObject({ state: 'released' });

  // The requester: the redacted view with its hash and the comment, the same as PDF.
  const report = await api.request('GET', `/v1/reports/${reportId}`, { as });
  expect(report.body).toMatchObject({ result: 'consider', comment, applicant_id: applicantId });
  const view = report.body['view'] as RequesterView;
  expect(hashView(view)).toBe(report.body['sha256']);
  expect(view.findings).toHaveLength(1);
  expect(report.text).not.toMatch(/score|mosque/);
  const findings = await api.request('GET', `/v1/findings?screening_id=${screeningId}`, { as });
  expect(findings.body.data.map(({ view: shown }) => shown)).toEqual(view.findings);
  const pdf = await api.fetch(`/v1/reports/${reportId}/pdf`, { headers: { Authorization: `Bearer ${as}` } });
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  await screeningIn(api, cohortId, 'completed');
  expect((await api.request('GET', `/v1/screenings/${screeningId}`, { as })).body).toMatchObject({
    result: 'consider',
    report_id: reportId,
  });
  expect(api.unexpected).toEqual([]);
  expect(api.failures).toEqual([]);
});

test('R2, R3: a withdrawal midway closes everything at once and says no reason', async () => {
  const as = api.tenant.key;
  const reviewer = await api.tenant.addMember(['reviewer']);
  const noor = { ...mara, name: 'Noor Quillfeather', handle: 'noor_quill', email: 'noor@example.org' };
  const { applicantId, consentId, token } = await enrol(api, noor);
  const cohortId = await screenCohort(api, [applicantId]);
  const screeningId = await screeningIn(api, cohortId, 'in_review');
  const claim = await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  const review = claim.body['review'] as { id: string };
  expect((await api.request('GET', `/v1/reviews/${review.id}`, { as: reviewer.token })).status).toBe(200);
  const [provisional] = (await api.request('GET', '/v1/portal/reports', { as: token })).body.data;

  const withdrawn = await api.request('POST', `/v1/portal/consents/${consentId}/withdraw`, { as: token });
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn' });
  // At once: by the events, whether or not a process has heard of it.
  const read = await api.request('GET', `/v1/reviews/${review.id}`, { as: reviewer.token });
  expect(read).toMatchObject({ status: 409, body: { code: 'review_closed' } });
  const own = await api.request('GET', `/v1/portal/reports/${provisional?.id}`, { as: token });
  expect(own).toMatchObject({ status: 410, body: { code: 'report_not_readable' } });

  await screeningIn(api, cohortId, 'not_provided');
  const screening = await api.request('GET', `/v1/screenings/${screeningId}`, { as });
  expect(screening.body).toMatchObject({ state: 'not_provided', result: null, finished_at: null, sources: [] });
  expect(screening.text).not.toMatch(/withdraw|closed/i);
  const progress = await api.request('GET', `/v1/cohorts/${cohortId}/progress`, { as });
  expect(progress.body).toMatchObject({ percent: 100, states: { not_provided: 1 }, round_finished: true });
  const next = await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  expect(next.body['review']).toBeNull();
  expect(api.unexpected).toEqual([]);
  expect(api.failures).toEqual([]);
});

test('R17: what could not be read is not assessed, never clear, though a person has closed the case', async () => {
  const as = api.tenant.key;
  const reviewer = await api.tenant.addMember(['reviewer']);
  const ola = { ...mara, name: 'Ola Quillfeather', handle: 'ola_quill', email: 'ola@example.org' };
  // The export of somebody else: nothing of it is kept.
  const { applicantId, token } = await enrol(api, ola, { ...ola, handle: 'somebody_else' });
  const cohortId = await screenCohort(api, [applicantId]);
  const screeningId = await screeningIn(api, cohortId, 'in_review');
  const claim = await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  const review = claim.body['review'] as { id: string; findings: number };
  expect(review.findings).toBe(0);
  await api.request('POST', `/v1/reviews/${review.id}/close`, { as: reviewer.token });
  await screeningIn(api, cohortId, 'ready');
  const released = await api.request('POST', `/v1/test/screenings/${screeningId}/simulate`, {
    as,
    body: { action: 'applicant_release' },
  });
  expect(released.status).toBe(200);
  await screeningIn(api, cohortId, 'completed');
  const screening = await api.request('GET', `/v1/screenings/${screeningId}`, { as });
  expect(screening.body).toMatchObject({
    result: 'not_assessed',
    sources: [{ coverage: { state: 'not_assessed', reason: 'archive_mismatch' }, counts: { posts_read: 0 } }],
  });
  const report = await api.request('GET', `/v1/reports/${screening.body['report_id']}`, { as });
  expect(report.body).toMatchObject({ result: 'not_assessed', view: { grade: null, findings: [] } });
  const mine = await api.request('GET', `/v1/portal/reports/${screening.body['report_id']}`, { as: token });
  expect(mine.body).toMatchObject({ view: { score: { overall: { score: null, letter: null } } } });
});
