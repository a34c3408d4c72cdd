import type { TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQueries } from '../read-model.ts';
import { createScopedRead } from '../scoped-read.ts';
import { newScope, project, projectorOf, storeWithStories } from '../testing/test-read-models.ts';

const scope = newScope();
const callMicros = 2 ** 31 + 1;

let core: TestDatabase;
beforeAll(async () => {
  const store = await storeWithStories([{ scope, people: 3 }]);
  core = store.core;
  const costly = store.events.map((event) => {
    if (event.type !== 'analysis.votes_recorded') return event;
    const voted = event.data as { readonly calls: readonly object[] };
    return { ...event, data: { ...voted, calls: voted.calls.map((call) => ({ ...call, costMicros: callMicros })) } };
  });
  await project(projectorOf(core), costly, 1_000);
});
afterAll(() => core?.close());

test('what models have cost is added up to the millionth, also where one answer cost more than 2^31 of them', async () => {
  const queries = createQueries(createScopedRead(core.pool('vg_reader')));
  const spent = await queries.modelVotes.spentSince(scope, '2026-01-01T00:00:00.000Z');
  expect(spent?.costMicros).toBe(3 * callMicros);
});
