import { createEventsByStream, type StoredEvent } from '@visaguard/event-store';
import { seededRandom, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replayParked } from '../following/replay-parked.ts';
import { streamKey } from '../following/sort-out.ts';
import { createReadModelProjector } from '../projector.ts';
import { clock, newScope, rowHashes, storeWithStories } from '../testing/test-read-models.ts';
import { rebuildReadModels } from './rebuild-read-models.ts';

let core: TestDatabase;
let events: readonly StoredEvent[];
beforeAll(async () => {
  const store = await storeWithStories([newScope(), newScope('live')].map((scope) => ({ scope, people: 6 })));
  core = store.core;
  events = store.events;
});
afterAll(() => core?.close());

const random = seededRandom('any delivery');
const dice = (sides: number) => new DataView(random(4).buffer).getUint32(0) % sides;

/** Every event at least once: streams between each other, some events again later, and `disorder` of them too early. */
function anyDelivery({ disorder }: { readonly disorder: number }): StoredEvent[] {
  const streams = [...Map.groupBy(events, streamKey).values()].map((stream) => [...stream]);
  const delivered: StoredEvent[] = [];
  while (streams.length > 0) {
    const at = dice(streams.length);
    const next = streams[at]?.shift();
    if (next) delivered.push(next);
    else streams.splice(at, 1);
    const again = delivered[dice(delivered.length)];
    if (again && dice(4) === 0) delivered.push(again);
  }
  for (let nth = 0; nth < disorder; nth++) {
    const [early] = delivered.splice(dice(delivered.length), 1);
    if (early) delivered.splice(dice(delivered.length), 0, early);
  }
  return delivered;
}

async function versions(): Promise<Map<string, number>> {
  const { rows } = await core
    .pool('vg_projector')
    .query<{ key: string; version: number }>(
      `select tenant_scope || ' ' || stream_id as key, version from followed_streams`,
    );
  return new Map(rows.map(({ key, version }) => [key, version]));
}

/** In batches of any size over three lanes. @returns how many events were parked. */
async function deliver(delivery: StoredEvent[]): Promise<number> {
  let parked = 0;
  const projector = createReadModelProjector({
    projector: core.pool('vg_projector'),
    clock,
    onParked: () => {
      parked += 1;
    },
  });
  let before = await versions();
  for (let left = delivery; left.length > 0; ) {
    const size = 1 + dice(60);
    const lane = `lane ${dice(3)}`;
    const from = await projector.checkpoint(lane);
    await projector.apply({ lane, from, next: String(Number(from) + 1), events: left.slice(0, size) });
    left = left.slice(size);
    const now = await versions();
    for (const [stream, version] of before) expect(now.get(stream), stream).toBeGreaterThanOrEqual(version);
    before = now;
  }
  return parked;
}

test.each([
  { disorder: 0, name: 'repeated, streams mixed,' },
  { disorder: 40, name: 'too early too, and replayed,' },
])('E23: events $name leave the rows of a rebuild, and positions never decrease', async ({ disorder }) => {
  const pools = { owner: core.pool('owner'), projector: core.pool('vg_projector'), tail: core.pool('vg_tail') };
  const { rows } = await pools.owner.query<{ names: string }>(
    `select string_agg(distinct tablename, ', ') as names from pg_policies where policyname like 'projector_%'`,
  );
  await pools.owner.query(`truncate ${rows[0]?.names}, checkpoints`);
  const delivery = anyDelivery({ disorder });
  expect(delivery.length).toBeGreaterThan(events.length * 1.2);
  const parked = await deliver(delivery);
  expect(parked > 0).toBe(disorder > 0);
  for (const replayed of await replayParked(pools.projector, createEventsByStream({ tail: pools.tail }))) {
    expect(replayed).toMatchObject({ left: 0, blockedBy: null });
  }
  const live = await rowHashes(core);
  expect(await rebuildReadModels({ ...pools, eventsAtOnce: 50 })).toBe(events.length);
  expect(await rowHashes(core)).toEqual(live);
});
