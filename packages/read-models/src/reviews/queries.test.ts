import { inTransaction } from '@visaguard/postgres';
import type { TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQueries, type Queries } from '../read-model.ts';
import { createScopedRead } from '../scoped-read.ts';
import { idsOf } from '../testing/story-parts.ts';
import { newScope, project, projectorOf, storeWithStories } from '../testing/test-read-models.ts';

const scope = newScope();
const id = idsOf(scope, 0);
const until = new Date('2026-11-01T10:00:00.000Z');
const now = new Date('2026-11-01T11:00:00.000Z');
const reviewer = 'mem_of_nobody';

let core: TestDatabase;
let queries: Queries;
beforeAll(async () => {
  const store = await storeWithStories([{ scope, people: 1 }]);
  core = store.core;
  await project(projectorOf(core), store.events, 1_000);
  await change(`update reviews set state = 'claimed', looked_by = '[]', claimed_until = '${until.toISOString()}'`);
  queries = createQueries(createScopedRead(core.pool('vg_reader')));
});
afterAll(() => core?.close());

const change = (statement: string) => inTransaction(core.pool('vg_projector'), (client) => client.query(statement));

test('a review of a running screening is shown as it is, and handed out once its claim has run out', async () => {
  await change(`update screenings set state = 'in_review'`);
  expect(await queries.reviews.get(scope, id.reviewId)).toMatchObject({ state: 'claimed', claimedUntil: until });
  const waiting = await queries.reviews.waiting(scope, reviewer, now);
  expect(waiting.map(({ reviewId, claimedUntil }) => [reviewId, claimedUntil])).toEqual([[id.reviewId, until]]);
});

test.each(['canceled', 'failed', 'closed'])(
  'one of a screening that was %s is closed, whichever came first',
  async (state) => {
    await change(`update screenings set state = '${state}'`);
    expect(await queries.reviews.get(scope, id.reviewId)).toMatchObject({ state: 'closed', claimedUntil: null });
    expect(await queries.reviews.waiting(scope, reviewer, now)).toEqual([]);
  },
);

test('what is sealed in rows of other streams is not shown once the person was erased, whichever came first', async () => {
  await change(`update handles set personal = '{"sealed": true}'; update applicants set state = 'created'`);
  expect(await queries.handles.get(scope, id.handleId)).toMatchObject({ personal: { sealed: true } });
  await change(`update applicants set state = 'redacted'`);
  expect(await queries.handles.get(scope, id.handleId)).toMatchObject({ personal: null });
});
