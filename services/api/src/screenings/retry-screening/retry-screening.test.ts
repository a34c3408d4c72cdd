import { type AssessedCounts, type Coverage, recordAssessed, screening } from '@visaguard/domain';
import { instant, ok } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SeededScreening, seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

let people = 0;

/** A screening whose only source ended for this reason. */
const failedScreening = (reason: 'adapter_down' | 'archive_mismatch') =>
  endedScreening({ coverage: { state: 'not_assessed', reason }, postsAssessed: 0, postsNotAssessed: {} });

type End = Pick<AssessedCounts, 'postsAssessed' | 'postsNotAssessed'> & { readonly coverage: Coverage };

async function endedScreening({ coverage, ...posts }: End): Promise<SeededScreening> {
  people += 1;
  const seeded = await seedScreening(api, api.tenant, { name: 'Mara Sample', handle: `mara.sample.${people}` });
  const { screeningId, sourceId } = seeded;
  await api.perform(api.tenant.scope, async (reader) => {
    const on = await reader.load(screening, screeningId);
    const decision = recordAssessed(on.state, {
      ...{ sourceId, coverage, analysisId: null, voters: [] },
      counts: { ...posts, redacted: 0, findingsProposed: 0, publicPosts: { read: 0, assessed: 0 } },
      assessedAt: instant(api.clock),
    });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  return seeded;
}

const retry = (screeningId: string, body: object = { certified: true }, as = api.tenant.key) =>
  api.request('POST', `/v1/screenings/${screeningId}/retry`, { as, body });

test('a source that failed through no fault of its own is read again by another screening, once', async () => {
  const { screeningId, sourceId, consentId } = await failedScreening('adapter_down');
  const answer = await retry(screeningId);
  expect(answer).toMatchObject({ status: 201, body: { retries: screeningId, state: 'pending' } });
  const again = (await api.request('GET', `/v1/screenings/${answer.body.id}`, { as: api.tenant.key })).body;
  expect(again).toMatchObject({
    state: 'pending',
    consent_id: consentId,
    sources: [{ kind: 'archive', coverage: null }],
  });
  const first = (await api.request('GET', `/v1/screenings/${screeningId}`, { as: api.tenant.key })).body;
  expect(first).toMatchObject({ as_of: again['as_of'], window: again['window'] });
  expect(first['sources']).toMatchObject([{ id: sourceId, retried_by: answer.body.id }]);
  expect(await retry(screeningId)).toMatchObject({ status: 409, body: { code: 'nothing_to_retry' } });
});

test('a source that models left partial is read again; what it was stays on record beside the screening that does', async () => {
  const coverage: Coverage = { state: 'partial', reasons: ['posts_not_assessed'] };
  const byModels = await endedScreening({ coverage, postsAssessed: 3, postsNotAssessed: { model_failed: 2 } });
  const answer = await retry(byModels.screeningId);
  expect(answer).toMatchObject({ status: 201, body: { retries: byModels.screeningId } });
  const first = (await api.request('GET', `/v1/screenings/${byModels.screeningId}`, { as: api.tenant.key })).body;
  expect(first['sources']).toMatchObject([
    { coverage: { state: 'partial', reasons: ['posts_not_assessed'] }, retried_by: answer.body.id },
  ]);
  const byItself = await endedScreening({ coverage, postsAssessed: 3, postsNotAssessed: { undated: 2 } });
  expect(await retry(byItself.screeningId)).toMatchObject({ status: 409, body: { code: 'nothing_to_retry' } });
});

test('what a person would have to put right is not read again', async () => {
  const { screeningId } = await failedScreening('archive_mismatch');
  expect(await retry(screeningId)).toMatchObject({ status: 409, body: { code: 'nothing_to_retry' } });
});

test('R6: each retry is certified', async () => {
  const { screeningId } = await failedScreening('adapter_down');
  expect(await retry(screeningId, { certified: false })).toMatchObject({
    status: 422,
    body: { code: 'order_not_certified' },
  });
  expect(await retry(screeningId, {})).toMatchObject({ status: 400, body: { errors: [{ pointer: '/certified' }] } });
});

test('R1, R2: a consent that does not hold any more permits no retry', async () => {
  const { screeningId } = await failedScreening('adapter_down');
  const { screening: row } = (await api.dependencies.queries.screenings.get(api.tenant.scope, screeningId)) ?? {};
  const late = api.clock.now().toISOString();
  api.clock.set('2027-10-01T00:00:00.000Z');
  expect(await retry(screeningId)).toMatchObject({ status: 422, body: { code: 'consent_expired', rule: 'R1' } });
  api.clock.set(late);
  expect(row?.state).toBe('pending');
});

test('R29: a screening of another tenant is one that never was', async () => {
  const { screeningId } = await failedScreening('adapter_down');
  expect(await retry(screeningId, { certified: true }, api.other.key)).toMatchObject({
    status: 404,
    body: { code: 'screening_unknown' },
  });
});
