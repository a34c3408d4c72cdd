import { createEventsByStream, type StoredEvent } from '@visaguard/event-store';
import type { TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newScope, project, projectorOf, rowHashes, storeWithStories } from '../testing/test-read-models.ts';
import { replayParked } from './replay-parked.ts';

let core: TestDatabase;
let events: readonly StoredEvent[];
beforeAll(async () => {
  const store = await storeWithStories([newScope(), newScope()].map((scope) => ({ scope, people: 4 })));
  core = store.core;
  events = store.events;
});
afterAll(() => core?.close());

test('E20: a replay takes what the bus never delivered from the store, before parked events and between them', async () => {
  const byStream = Map.groupBy(events, ({ scope, streamId }) => `${scope.tenantId} ${streamId}`);
  const [longest = []] = [...byStream.values()].sort((a, b) => b.length - a.length);
  expect(longest.length).toBeGreaterThan(4);
  // Never delivered: the second and the fourth of a stream, whose third and fifth wait.
  const missing = new Set([longest[1], longest[3]]);
  await project(
    projectorOf(core),
    events.filter((event) => !missing.has(event)),
    50,
  );
  const pool = core.pool('vg_projector');
  expect(await replayParked(pool)).toMatchObject([{ applied: 0, left: longest.length - 3, blockedBy: 'hole' }]);
  const store = createEventsByStream({ tail: core.pool('vg_tail') });
  expect(await replayParked(pool, store)).toMatchObject([{ applied: longest.length - 1, left: 0, blockedBy: null }]);
  const replayed = await rowHashes(core);

  await projectorOf(core).apply({ lane: 'late', from: null, next: '1', events: [...missing].filter((one) => !!one) });
  expect(await rowHashes(core)).toEqual(replayed);
  expect(await replayParked(pool, store)).toEqual([]);
});
