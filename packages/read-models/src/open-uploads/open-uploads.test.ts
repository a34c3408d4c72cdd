import { deriveId, scopeKey } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQueries, type Queries } from '../read-model.ts';
import { createScopedRead } from '../scoped-read.ts';
import { idsOf, later } from '../testing/story-parts.ts';
import { newScope, project, projectorOf, storeWithStories } from '../testing/test-read-models.ts';
import { expiredUploads } from './queries.ts';

const [mine, theirs] = [newScope(), newScope()];
let store: Awaited<ReturnType<typeof storeWithStories>>;
let queries: Queries;
beforeAll(async () => {
  store = await storeWithStories([mine, theirs].map((scope) => ({ scope, people: 3 })));
  await project(projectorOf(store.core), store.events, 1_000);
  queries = createQueries(createScopedRead(store.core.pool('vg_reader')));
});
afterAll(() => store?.core.close());

test('what waits for parts is found by its consent, and what is completed or abandoned is not', async () => {
  const { uploadId, consentId } = idsOf(mine, 0);
  const found = [0, 1, 2].map((nth) => queries.openUploads.underConsent(mine, idsOf(mine, nth).consentId));
  const row = { tenantScope: scopeKey(mine), uploadId, consentId, expiresAt: new Date(later) };
  expect(await Promise.all(found)).toEqual([[row], [], []]);
  expect(await queries.openUploads.underConsent(mine, deriveId('consent', ['another']))).toEqual([]);
});

test('another tenant sees none of it', async () => {
  expect(await queries.openUploads.underConsent(theirs, idsOf(mine, 0).consentId)).toEqual([]);
});

test('what has expired is found in every tenant, from its instant on', async () => {
  const projector = store.core.pool('vg_projector');
  const expired = await expiredUploads(projector, new Date(later));
  const uploadIds = [mine, theirs].map((scope) => idsOf(scope, 0).uploadId);
  expect(expired.map(({ uploadId }) => uploadId).sort()).toEqual(uploadIds.sort());
  expect(await expiredUploads(projector, new Date(Date.parse(later) - 1))).toEqual([]);
});
