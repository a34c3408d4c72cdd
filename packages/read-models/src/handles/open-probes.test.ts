import { scopeKey } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQueries, type Queries } from '../read-model.ts';
import { createScopedRead } from '../scoped-read.ts';
import { at, idsOf, later } from '../testing/story-parts.ts';
import { newScope, project, projectorOf, storeWithStories } from '../testing/test-read-models.ts';
import { openProbes } from './queries.ts';

const [mine, theirs] = [newScope(), newScope()];
let store: Awaited<ReturnType<typeof storeWithStories>>;
let queries: Queries;
beforeAll(async () => {
  store = await storeWithStories([mine, theirs].map((scope) => ({ scope, people: 3 })));
  await project(projectorOf(store.core), store.events, 1_000);
  queries = createQueries(createScopedRead(store.core.pool('vg_reader')));
});
afterAll(() => store?.core.close());

test('a handle shows its last look, and until when its code holds', async () => {
  const { handleId, probeId } = idsOf(mine, 1);
  const result = { state: 'unknown', reason: 'blocked', codeSeen: null, probedAt: at };
  expect(await queries.handles.get(mine, handleId)).toMatchObject({
    proofExpiresAt: new Date(later),
    probe: { probeId, result },
  });
  const running = idsOf(mine, 0);
  expect((await queries.handles.get(mine, running.handleId))?.probe).toEqual({ probeId: running.probeId });
});

test('looks that are under way are found in every tenant, and those that have ended are not', async () => {
  const open = await openProbes(store.core.pool('vg_projector'));
  const expected = [mine, theirs].flatMap((scope) =>
    [0, 2].map((nth) => {
      const { handleId, probeId } = idsOf(scope, nth);
      return { tenantScope: scopeKey(scope), handleId, probeId };
    }),
  );
  const byHandle = (one: { handleId: string }, other: { handleId: string }) => (one.handleId < other.handleId ? -1 : 1);
  expect(open).toEqual(expected.toSorted(byHandle));
});
