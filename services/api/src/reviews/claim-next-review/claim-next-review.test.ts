import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideCase } from '../../testing/decide-case.ts';
import { type SeededCase, seedCase, seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const claim = async (as: string) => (await api.request('POST', '/v1/reviews/claim', { as })).body['review'];
const queued = async (handle: string): Promise<SeededCase> =>
  seedCase(api, api.tenant, await seedScreening(api, api.tenant, { name: 'Sam Sample', handle }));

test('a reviewer is handed the oldest case and does not choose; the next gets the next', async () => {
  const [one, two] = [await api.tenant.addMember(['reviewer']), await api.tenant.addMember(['reviewer'])];
  expect(await claim(one.token)).toBeNull();
  const [first, second] = [await queued('first.sample'), await queued('second.sample')];
  const held = await claim(one.token);
  expect(held).toMatchObject({ id: first.reviewId, findings: 1, claimed_until: expect.any(String) });
  expect(await claim(one.token)).toMatchObject({ id: first.reviewId });
  expect(await claim(two.token)).toMatchObject({ id: second.reviewId });
  const third = await api.tenant.addMember(['reviewer']);
  expect(await claim(third.token)).toBeNull();
});

test('reviewers who ask at once each get a case of their own', async () => {
  const fresh = await startTestApi();
  for (const handle of ['a.sample', 'b.sample', 'c.sample', 'd.sample']) {
    await seedCase(fresh, fresh.tenant, await seedScreening(fresh, fresh.tenant, { name: 'Sam Sample', handle }));
  }
  const people = await Promise.all([1, 2, 3, 4].map(() => fresh.tenant.addMember(['reviewer'])));
  const claims = await Promise.all(
    people.map(({ token }) => fresh.request('POST', '/v1/reviews/claim', { as: token })),
  );
  const ids = claims.map(({ body }) => (body['review'] as { id: string } | null)?.id);
  expect(ids).not.toContain(undefined);
  expect(new Set(ids).size).toBe(4);
  await fresh.stop();
});

test('a claim lapses after half an hour and the case is anybody’s again', async () => {
  const fresh = await startTestApi();
  const { reviewId } = await seedCase(fresh, fresh.tenant, await seedScreening(fresh));
  const [one, two] = [await fresh.tenant.addMember(['reviewer']), await fresh.tenant.addMember(['reviewer'])];
  await fresh.request('POST', '/v1/reviews/claim', { as: one.token });
  expect((await fresh.request('POST', '/v1/reviews/claim', { as: two.token })).body['review']).toBeNull();
  fresh.clock.advance(30 * 60_000);
  const taken = await fresh.request('POST', '/v1/reviews/claim', { as: two.token });
  expect(taken.body['review']).toMatchObject({ id: reviewId });
  await fresh.stop();
});

test('R13: no API key, no other role and no untrained reviewer takes a case', async () => {
  const asked = (as: string) => api.request('POST', '/v1/reviews/claim', { as });
  expect(await asked(api.tenant.key)).toMatchObject({ status: 403, body: { code: 'permission_denied' } });
  const others = await api.tenant.addMember(['owner', 'admin', 'requester', 'auditor', 'developer']);
  expect((await asked(others.token)).status).toBe(403);
  const reviewer = await api.tenant.addMember(['reviewer']);
  expect((await asked(reviewer.token)).status).toBe(200);
  api.clock.advance(366 * 86_400_000);
  const lapsed = await api.tenant.addToken({ kind: 'member', memberId: reviewer.memberId });
  expect(await asked(lapsed)).toMatchObject({ status: 403, body: { code: 'permission_denied' } });
  api.clock.advance(-366 * 86_400_000);
});

test('R13: with four eyes the second look is another person’s, who is not shown the first', async () => {
  const fresh = await startTestApi();
  const owner = await fresh.tenant.addMember(['owner']);
  const tenant = await fresh.request('GET', '/v1/tenant', { as: fresh.tenant.key });
  const body = { ...(tenant.body['policy'] as object), four_eyes: true };
  await fresh.request('PUT', '/v1/tenant/policy', { as: owner.token, body });
  const seeded = await seedCase(fresh, fresh.tenant, await seedScreening(fresh));
  const [one, two] = [await fresh.tenant.addMember(['reviewer']), await fresh.tenant.addMember(['reviewer'])];
  await decideCase(fresh, one, seeded);
  expect((await fresh.request('POST', '/v1/reviews/claim', { as: one.token })).body['review']).toBeNull();
  const second = () => fresh.request('POST', '/v1/reviews/claim', { as: two.token });
  await expect.poll(async () => (await second()).body['review']).toMatchObject({ id: seeded.reviewId });
  const blind = await fresh.request('GET', `/v1/reviews/${seeded.reviewId}`, { as: two.token });
  expect(blind.body['findings']).toMatchObject([{ decision: null }]);
  await fresh.stop();
});

test('R29: cases of another tenant wait for nobody here', async () => {
  await queued('foreign.sample');
  const theirs = await api.other.addMember(['reviewer']);
  expect(await claim(theirs.token)).toBeNull();
});
