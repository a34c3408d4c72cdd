import { eventCatalogue } from '@visaguard/contracts';
import type { StoredEvent } from '@visaguard/event-store';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaitPosition } from './await-position.ts';
import { ConsumerFenced, createCheckpointKeeper } from './checkpoints/checkpoint-keeper.ts';
import { replayParked } from './following/replay-parked.ts';
import type { Parked } from './following/sort-out.ts';
import { createReadModelProjector, type ReadModelProjector } from './projector.ts';
import { storyOf } from './testing/story.ts';
import {
  batchOf,
  clock,
  cursorOf,
  lane,
  newScope,
  project,
  projectorOf,
  rowHashes,
  storeWithStories,
} from './testing/test-read-models.ts';

const scopes = [newScope(), newScope(), newScope('live')] as const;
let events: readonly StoredEvent[];
let home: TestDatabase;
let rebuilt: Record<string, string>;
const databases: TestDatabase[] = [];
beforeAll(async () => {
  const store = await storeWithStories(scopes.map((scope) => ({ scope, people: 20 })));
  events = store.events;
  home = store.core;
  databases.push(home);
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
    expect(await projector.checkpoint(lane)).toEqual(end().position);
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
    const batch = await batchOf(projector, events);
    await projector.apply(batch);
    await expect(projector.apply(batch)).rejects.toBeInstanceOf(ConsumerFenced);
    expect(await rowHashes(core)).toEqual(rebuilt);
  });

  test('a batch that a failing server cuts off in its middle leaves neither rows nor a moved checkpoint', async () => {
    const { core, projector } = await empty();
    await project(projector, events.slice(0, 50), 50);
    const before = [await rowHashes(core), await projector.checkpoint(lane)];
    const batch = await batchOf(projector, events.slice(50, 90));
    const cutOff = batch.events.map((event, nth) =>
      nth < 39 ? event : Object.defineProperty({ ...event }, 'type', { get: () => fail('the connection broke') }),
    );
    await expect(projector.apply({ ...batch, events: cutOff })).rejects.toThrow('the connection broke');
    expect([await rowHashes(core), await projector.checkpoint(lane)]).toEqual(before);
  });

  test('two projectors at once: one of them is fenced, and the rows are exact', async () => {
    const { core } = await empty();
    const fenced = [0, 0];
    const follow = async (which: 0 | 1, batchSize: number) => {
      const projector = projectorOf(core);
      for (;;) {
        // As a bus does: after a failure the checkpoint is read anew.
        const place = BigInt((await projector.checkpoint(lane)) ?? '0');
        const batch = events.filter(({ position }) => BigInt(position) > place).slice(0, batchSize);
        if (batch.length === 0) return;
        const from = place === 0n ? null : String(place);
        try {
          await projector.apply({ lane, from, next: batch.at(-1)?.position ?? '', events: batch });
        } catch (error) {
          if (!(error instanceof ConsumerFenced)) throw error;
          fenced[which] = (fenced[which] ?? 0) + 1;
        }
      }
    };
    await Promise.all([follow(0, 7), follow(1, 11)]);
    expect(await rowHashes(core)).toEqual(rebuilt);
    expect((fenced[0] ?? 0) + (fenced[1] ?? 0), 'they did get in each other’s way').toBeGreaterThan(0);
  });
});

const streamOf = (event: StoredEvent) => `${event.scope.tenantId}/${event.streamId}`;

describe('E19: versions decide what is applied, not what the bus believes', () => {
  test('events that come twice, in other batches and lanes, take effect once', async () => {
    const { core, projector } = await empty();
    await project(projector, events, 50);
    await projector.apply({ lane: 'another', from: null, next: '1', events });
    expect(await rowHashes(core)).toEqual(rebuilt);
  });

  test('streams shuffled against each other give the same rows', async () => {
    const { core, projector } = await empty();
    const byStream = [...Map.groupBy(events, streamOf).values()].reverse().flat();
    await projector.apply({ lane: 'shuffled', from: null, next: '1', events: byStream });
    expect(await rowHashes(core)).toEqual(rebuilt);
  });

  test('a hole stops its stream and no other; the missing event and a replay repair it', async () => {
    const { core } = await empty();
    const parked: Parked[] = [];
    const projector = watched(core, parked);
    const missing = someEventInTheMiddle();
    const others = events.filter((event) => event !== missing);
    await projector.apply({ lane: 'holed', from: null, next: '1', events: others });
    const after = events.filter((event) => streamOf(event) === streamOf(missing) && event.version > missing.version);
    expect(parked.map(({ event }) => event.eventId)).toEqual(after.map(({ eventId }) => eventId));
    expect(parked[0]?.reason).toBe('hole');
    expect(await replayParked(core.pool('vg_projector'))).toMatchObject([{ applied: 0, blockedBy: 'hole' }]);
    await projector.apply({ lane: 'republished', from: null, next: '1', events: [missing] });
    expect(await replayParked(core.pool('vg_projector'))).toMatchObject([
      { applied: after.length + 1, left: 0, blockedBy: null },
    ]);
    expect(await rowHashes(core)).toEqual(rebuilt);
    expect(await replayParked(core.pool('vg_projector'))).toEqual([]);
  });
});

describe('E20: an event that cannot be applied', () => {
  test('parks its stream; all others go on, and a replay applies what was parked, in order', async () => {
    const { core } = await empty();
    const parked: Parked[] = [];
    const projector = watched(core, parked);
    const poisoned = someEventInTheMiddle();
    const broken = events.map((event) => (event === poisoned ? { ...event, data: null } : event));
    await projector.apply({ lane: 'poisoned', from: null, next: '1', events: broken.slice(0, -1) });
    await projector.apply({ lane: 'poisoned', from: '1', next: '2', events: broken.slice(-1) });
    expect(new Set(parked.map(({ event }) => streamOf(event)))).toEqual(new Set([streamOf(poisoned)]));
    expect(parked[0]?.reason).toBe('failed:TypeError');
    expect(await replayParked(core.pool('vg_projector'))).toMatchObject([
      { applied: 0, blockedBy: 'failed:TypeError' },
    ]);
    // As after a mended program: the stored form is what it should be, and so the replay succeeds.
    await core
      .pool('vg_projector')
      .query(`update parked_events set event = jsonb_set(event, '{data}', $1) where event ->> 'eventId' = $2`, [
        JSON.stringify(poisoned.data),
        poisoned.eventId,
      ]);
    const [replayed] = await replayParked(core.pool('vg_projector'));
    expect(replayed).toMatchObject({ left: 0, blockedBy: null });
    expect(await rowHashes(core)).toEqual(rebuilt);
  });

  test('E27: of a version that a newer program wrote is parked with what follows, not half-read, and applied once known', async () => {
    const { core } = await empty();
    const parked: Parked[] = [];
    const newer = someEventInTheMiddle();
    const mixed = events.map((event) => (event === newer ? { ...event, schemaVersion: 99 } : event));
    await watched(core, parked).apply({ lane: 'newer', from: null, next: '1', events: mixed });
    expect(parked[0]).toMatchObject({ event: { eventId: newer.eventId }, reason: 'failed:UnknownEvent' });
    expect(parked.length).toBeGreaterThan(1);
    expect(new Set(parked.map(({ event }) => streamOf(event)))).toEqual(new Set([streamOf(newer)]));
    expect(await replayParked(core.pool('vg_projector'))).toMatchObject([{ blockedBy: 'failed:UnknownEvent' }]);
    // As the newer program reads what it wrote.
    await core.pool('vg_projector').query(`update parked_events set event = jsonb_set(event, '{schemaVersion}', '1')`);
    expect(await replayParked(core.pool('vg_projector'))).toMatchObject([{ left: 0, blockedBy: null }]);
    expect(await rowHashes(core)).toEqual(rebuilt);
  });
});

/** Of a stream that goes on after it. */
function someEventInTheMiddle(): StoredEvent {
  const found = events.find((event) => event.type === 'handle.archive_attached');
  if (!found) throw new Error('the story has handles with an archive');
  return found;
}

function watched(core: TestDatabase, parked: Parked[]): ReadModelProjector {
  return createReadModelProjector({ projector: core.pool('vg_projector'), clock, onParked: (one) => parked.push(one) });
}

function fail(message: string): never {
  throw new Error(message);
}

describe('a checkpoint', () => {
  test('of effects that lie elsewhere moves from where its keeper stands, and from nowhere else', async () => {
    const { core } = await empty();
    const keeper = createCheckpointKeeper(core.pool('vg_projector'), { name: 'sample', version: 1 }, clock);
    expect(await keeper.read(lane)).toBeNull();
    await keeper.move({ lane, from: null, next: '9' });
    await expect(keeper.move({ lane, from: null, next: '10' })).rejects.toBeInstanceOf(ConsumerFenced);
    await expect(keeper.move({ lane, from: '8', next: '10' })).rejects.toBeInstanceOf(ConsumerFenced);
    expect(await keeper.read(lane)).toBe('9');
    expect(await keeper.read('another lane')).toBeNull();
    const other = createCheckpointKeeper(core.pool('vg_projector'), { name: 'sample', version: 2 }, clock);
    expect(await other.read(lane)).toBeNull();
  });
});

describe('E22: a read waits for what a command appended', () => {
  const last = () => {
    const event = events.findLast(({ type }) => type === 'handle.proven');
    if (!event) throw new Error('the story has handles that are proven');
    return event;
  };
  const waiting = (event: StoredEvent, onPause: () => Promise<void> = async () => {}) => {
    let nowMs = 0;
    return awaitPosition(home.pool('vg_reader'), {
      scope: event.scope,
      position: cursorOf(event),
      timeoutMs: 1_000,
      nowMs: () => nowMs,
      async pause(ms) {
        nowMs += ms;
        await onPause();
      },
    });
  };

  test('says so when the read models do not get there in time, and goes on as soon as they are there', async () => {
    const event = last();
    const before = events.slice(0, events.indexOf(event));
    await project(projectorOf(home), before, 1_000);
    expect(await waiting(event)).toBe('behind');
    let pauses = 0;
    const reached = await waiting(event, async () => {
      pauses += 1;
      if (pauses === 3) await project(projectorOf(home), [event], 1);
    });
    expect([reached, pauses]).toEqual(['reached', 3]);
  });

  test('and is told at once that a stream is parked', async () => {
    const next = { ...last(), version: last().version + 2, position: '999999' };
    await projectorOf(home).apply({ lane: 'holed', from: null, next: '1', events: [next] });
    const parkedAt = { ...last(), version: last().version };
    expect(await waiting(parkedAt)).toBe('reached');
    await home
      .pool('vg_projector')
      .query('update followed_streams set version = version - 1 where stream_id = $1', [parkedAt.streamId]);
    expect(await waiting(parkedAt)).toBe('parked');
  });
});
