import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SeededCase, seedCase, seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let reviewer: Awaited<ReturnType<TestApi['tenant']['addMember']>>;
let seeded: SeededCase;
beforeAll(async () => {
  api = await startTestApi();
  reviewer = await api.tenant.addMember(['reviewer']);
  seeded = await seedCase(api, api.tenant, await seedScreening(api));
});
afterAll(() => api?.stop());

const never = 'rev_01k9x3v5m2r8t4w6y7z0a1b2c3';

test('R13: a case is read by who holds it and by nobody else, however trained', async () => {
  const path = `/v1/reviews/${seeded.reviewId}`;
  const before = await api.request('GET', path, { as: reviewer.token });
  expect(before).toMatchObject({ status: 409, body: { code: 'review_not_claimed', rule: 'R13' } });
  await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  expect((await api.request('GET', path, { as: reviewer.token })).status).toBe(200);
  const another = await api.tenant.addMember(['reviewer']);
  expect(await api.request('GET', path, { as: another.token })).toMatchObject({ status: 409 });
  const key = await api.request('GET', path, { as: api.tenant.key });
  expect(key).toMatchObject({ status: 403, body: { code: 'permission_denied' } });
  const owner = await api.tenant.addMember(['owner']);
  expect((await api.request('GET', path, { as: owner.token })).status).toBe(403);
});

test('R9: a case tells nothing of who the person is', async () => {
  await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  const { body, text } = await api.request('GET', `/v1/reviews/${seeded.reviewId}`, { as: reviewer.token });
  expect(body['findings']).toMatchObject([
    {
      id: seeded.findingIds[0],
      platform: 'instagram',
      kind: 'authored',
      posted_at: '2026-07-01T00:00:00.000Z',
      category: 'threat_violence',
      injection_suspected: false,
      decision: null,
    },
  ]);
  expect(text).toContain('I am going to kill him for this, ');
  // What is drawn at random may hold any four letters.
  const told = text.toLowerCase().replaceAll(/[a-z]+_[0-9a-z]{26}/g, '');
  for (const trait of [
    'mara',
    'sample',
    '"XA"',
    'lisbon',
    '41000041',
    'instagram.example',
    'example.org',
    'permalink',
  ]) {
    expect(told, trait).not.toContain(trait.toLowerCase());
  }
  for (const id of [seeded.applicantId, seeded.screeningId, seeded.handleId, seeded.sourceId]) {
    expect(text).not.toContain(id);
  }
});

test('a quotation stands at its offsets in the masked text', async () => {
  const { body } = await api.request('GET', `/v1/reviews/${seeded.reviewId}`, { as: reviewer.token });
  const [found] = body['findings'] as { text: string; quote: { start: number; end: number } }[];
  expect(found?.text.slice(found.quote.start, found.quote.end)).toMatch(/kill/);
});

test('a claim that has lapsed shows nothing any more', async () => {
  await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  api.clock.advance(30 * 60_000);
  const lapsed = await api.request('GET', `/v1/reviews/${seeded.reviewId}`, { as: reviewer.token });
  expect(lapsed).toMatchObject({ status: 409, body: { code: 'review_claim_lapsed' } });
});

test('every read is in the access log before it is answered, and a refused one is not', async () => {
  await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  const before = await reads(api);
  await api.request('GET', `/v1/reviews/${seeded.reviewId}`, { as: reviewer.token });
  await api.request('GET', `/v1/reviews/${never}`, { as: reviewer.token });
  expect((await reads(api)) - before).toBe(1);
});

test('R29: a case of another tenant is not told from one that never was', async () => {
  const theirs = await api.other.addMember(['reviewer']);
  const foreign = await api.request('GET', `/v1/reviews/${seeded.reviewId}`, { as: theirs.token });
  const unknown = await api.request('GET', `/v1/reviews/${never}`, { as: theirs.token });
  expect(foreign).toMatchObject({ status: 404, body: { code: 'review_unknown' } });
  const blank = ({ text, body }: typeof foreign) => text.replace(String(body['request_id']), '');
  expect(blank(foreign)).toBe(blank(unknown));
});

test('content that was deleted answers 410', async () => {
  await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  await api.dependencies.app.vault.eraseSubject(api.tenant.scope, seeded.applicantId, {
    requestId: 'req_1',
    by: 'mem_1',
  });
  const gone = await api.request('GET', `/v1/reviews/${seeded.reviewId}`, { as: reviewer.token });
  expect(gone).toMatchObject({ status: 410, body: { code: 'content_gone' } });
});

/** How many reads the tenant's access log holds. */
async function reads({ core, tenant }: TestApi): Promise<number> {
  const { rows } = await core
    .pool('vg_tail')
    .query<{ reads: string }>(
      `select count(*) as reads from events where category = 'access_log' and tenant_scope = $1`,
      [`${tenant.scope.tenantId}/test`],
    );
  return Number(rows[0]?.reads);
}
