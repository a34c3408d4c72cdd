import { eventCatalogue } from '@visaguard/contracts';
import type { StoredEvent } from '@visaguard/event-store';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitPosition } from './await-position.ts';
import { ConsumerFenced, createCheckpointKeeper } from './checkpoints/checkpoint-keeper.ts';
import { fromCheckpoint } from './checkpoints/from-checkpoint.ts';
import type { ReadModelProjector } from './projector.ts';
import { storyOf } from './testing/story.ts';
import {
  clock,
  cursorOf,
  newScope,
  project,
  projectorOf,
  rowHashes,
  storeWithStories,
} from './testing/test-read-models.ts';

const scopes = [newScope(), newScope(), newScope('live')] as const;
let events: readonly StoredEvent[];
let rebuilt: Record<string, string>;
const databases: TestDatabase[] = [];
beforeAll(async () => {
  const store = await storeWithStories(scopes.map((scope) => ({ scope, people: 20 })));
  events = store.events;
  databases.push(store.core);
  const { projector, core } = await empty();
  await project(projector, events, 10_000);
  rebuilt = await rowHashes(core);
});
afterAll(() => Promise.all(databases.map((database) => database.close())));

async function empty(): Promise<{ core: TestDatabase; projector: ReadModelProjector }> {
  const core = await createTestDatabase('core');
  databases.push(core);
  return { core, projector: projectorOf(core) };
}

const end = () => {
  const last = events.at(-1);
  if (!last) throw new Error('there are events');
  return cursorOf(last);
};

test('the story tells every event there is', () => {
  const told = new Set<string>(storyOf(scopes[0], 20).map(({ type }) => type));
  expect(eventCatalogue.map(({ type }) => type).filter((type) => !told.has(type))).toEqual([]);
});

test('every read model has rows in the rebuild that the others are compared with', () => {
  expect(Object.keys(rebuilt).length).toBeGreaterThan(10);
  for (const [name, hash] of Object.entries(rebuilt)) expect(hash, name).not.toMatch(/^0 rows/);
});

describe('E23: live rows equal a rebuild, row by row', () => {
  test.each([1, 7, 100])('projected in batches of %i', async (batchSize) => {
    const { core, projector } = await empty();
    await project(projector, events, batchSize);
    expect(await rowHashes(core)).toEqual(rebuilt);
    expect(await projector.checkpoint()).toEqual(end());
  });

  test('a row that differs is noticed', async () => {
    const { core, projector } = await empty();
    await project(projector, events.slice(0, -1), 100);
    expect(await rowHashes(core)).not.toEqual(rebuilt);
  });
});

describe('E18: each event takes effect exactly once', () => {
  test('a batch that is delivered again is fenced and changes nothing', async () => {
    const { core, projector } = await empty();
    const from = await projector.checkpoint();
    await projector.apply(events, from, end());
    await expect(projector.apply(events, from, end())).rejects.toBeInstanceOf(ConsumerFenced);
    expect(await rowHashes(core)).toEqual(rebuilt);
  });

  test('a batch that fails in its middle leaves neither rows nor a moved checkpoint', async () => {
    const { core, projector } = await empty();
    await project(projector, events.slice(0, 50), 50);
    const before = [await rowHashes(core), await projector.checkpoint()];
    const [poison] = events;
    if (!poison) throw new Error('there are events');
    // The same tenant registered again breaks its key, after forty good events.
    const batch = [...events.slice(50, 90), poison];
    await expect(projector.apply(batch, await projector.checkpoint(), end())).rejects.toThrow();
    expect([await rowHashes(core), await projector.checkpoint()]).toEqual(before);
  });

  test('two projectors at once: one of them is fenced, and the rows are exact', async () => {
    const { core } = await empty();
    const fenced = [0, 0];
    const follow = async (which: 0 | 1, batchSize: number) => {
      const projector = projectorOf(core);
      const consumer = await fromCheckpoint({ read: projector.checkpoint, handle: projector.apply });
      for (let at = 0; at < events.length; at += batchSize) {
        const batch = events.slice(at, at + batchSize);
        const last = batch.at(-1);
        while (last) {
          try {
            await consumer.onBatch(batch, cursorOf(last));
            break;
          } catch (error) {
            // As a bus does: the same batch comes again.
            if (!(error instanceof ConsumerFenced)) throw error;
            fenced[which] = (fenced[which] ?? 0) + 1;
          }
        }
      }
    };
    await Promise.all([follow(0, 7), follow(1, 11)]);
    expect(await rowHashes(core)).toEqual(rebuilt);
    expect((fenced[0] ?? 0) + (fenced[1] ?? 0), 'they did get in each other’s way').toBeGreaterThan(0);
  });

  test('a commit whose answer got lost does not fence the only projector for ever', async () => {
    const { core, projector } = await empty();
    let lost = 0;
    const consumer = await fromCheckpoint({
      read: projector.checkpoint,
      async handle(batch, from, to) {
        await projector.apply(batch, from, to);
        if (lost++ === 0) throw new Error('the connection broke after the commit');
      },
    });
    const first = events.slice(0, 30);
    const next = cursorOf(first.at(-1) as StoredEvent);
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      outcomes.push(
        await consumer.onBatch(first, next).then(
          () => 'handled',
          (error: Error) => error.name,
        ),
      );
    }
    expect(outcomes).toEqual(['Error', 'ConsumerFenced', 'handled']);
    await consumer.onBatch(events.slice(30), end());
    expect(await rowHashes(core)).toEqual(rebuilt);
  });
});

describe('a checkpoint', () => {
  test('of effects that lie elsewhere moves from where its keeper stands, and from nowhere else', async () => {
    const { core } = await empty();
    const keeper = createCheckpointKeeper(core.pool('vg_projector'), { name: 'sample', version: 1 }, clock);
    const start = await keeper.read();
    await keeper.move(start, { xid: '5', position: '9' });
    await expect(keeper.move(start, { xid: '6', position: '10' })).rejects.toBeInstanceOf(ConsumerFenced);
    expect(await keeper.read()).toEqual({ xid: '5', position: '9' });
    const other = createCheckpointKeeper(core.pool('vg_projector'), { name: 'sample', version: 2 }, clock);
    expect(await other.read()).toEqual(start);
  });
});

describe('E22: a read waits for a position', () => {
  const waiting = (core: TestDatabase, position: { xid: string; position: string }, onPause: () => Promise<void>) => {
    let nowMs = 0;
    return awaitPosition(core.pool('vg_reader'), {
      position,
      timeoutMs: 1_000,
      nowMs: () => nowMs,
      async pause(ms) {
        nowMs += ms;
        await onPause();
      },
    });
  };

  test('and goes on as soon as the read models are there', async () => {
    const { core, projector } = await empty();
    let pauses = 0;
    const reached = await waiting(core, end(), async () => {
      pauses += 1;
      if (pauses === 3) await project(projector, events, 1_000);
    });
    expect([reached, pauses]).toEqual([true, 3]);
  });

  test('and says so when they do not get there in time', async () => {
    const { core, projector } = await empty();
    await project(projector, events.slice(0, -1), 1_000);
    expect(await waiting(core, end(), async () => {})).toBe(false);
  });
});
