import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Analytics,
  createAnalytics,
  type EmbeddedClickHouse,
  startEmbeddedClickHouse,
} from '@visaguard/analytics';
import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { createTailBus, createWakeSignal } from '@visaguard/event-bus';
import { createEventStore, createEventTail, registerEventTypes } from '@visaguard/event-store';
import { deriveId, type TenantScope } from '@visaguard/kernel';
import { createCheckpointKeeper } from '@visaguard/read-models';
import { createTestDatabase, fakeClock, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsConsumer, type SinkFacts, sinkFacts } from './sink-facts.ts';

const scope: TenantScope = { tenantId: deriveId('tenant', ['sample']), mode: 'test' };
const clock = fakeClock('2026-11-01T09:00:00.000Z');
let core: TestDatabase;
let engine: EmbeddedClickHouse;
let analytics: Analytics;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-facts-'));
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  engine = await startEmbeddedClickHouse({ dataDirectory: folder, log: quiet });
  analytics = createAnalytics(engine);
  await analytics.migrate();
  core = await createTestDatabase('core');
  await registerEventTypes(
    core.pool('owner'),
    eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) })),
  );
}, 120_000);
afterAll(async () => {
  await analytics?.close();
  await engine?.stop();
  await core?.close();
  await rm(folder, { recursive: true, force: true });
});

async function append(count: number): Promise<void> {
  const store = createEventStore({ writer: core.pool('vg_writer') });
  const at = '2026-11-01T09:00:00.000Z';
  for (let nth = 0; nth < count; nth++) {
    const unitId = deriveId('unit', [String(nth)]);
    const data = { unitId, name: 'Desk', place: null, parentId: null, level: 1 };
    const eventId = deriveId('event', [String(nth)]);
    const event = {
      eventId,
      type: 'unit.created',
      schemaVersion: 1,
      data,
      meta: { actor: { kind: 'operator', id: 'test' }, at },
    } as const;
    const streams = [{ streamId: unitId, category: 'unit', expected: 'no_stream' as const, events: [event] }];
    await store.append({ scope, commandId: `c${nth}`, bodyHash: '', streams });
  }
}

test('E21: a sink that dies between insert and checkpoint, again and again, leaves one audit entry per event', async () => {
  const events = 60;
  await append(events);
  const keeper = createCheckpointKeeper(core.pool('vg_projector'), factsConsumer, clock);
  const bus = createTailBus({
    tail: createEventTail({ tail: core.pool('vg_tail') }),
    wake: createWakeSignal(),
    pollMs: 10,
  });
  let deaths = 0;
  for (;;) {
    const ended = new AbortController();
    let handled = () => {};
    const once = new Promise<'moved' | 'died'>((resolve) => {
      handled = () => resolve('moved');
      // A sink that dies: what it inserted stays, its checkpoint does not move, and it is never heard of again.
      dying.die = () => resolve('died');
    });
    const dies = deaths < 3;
    const checkpoint: SinkFacts['checkpoint'] = dies ? dying.keeper(keeper) : telling(keeper, () => handled());
    const { done } = await sinkFacts({ bus, analytics, checkpoint, signal: ended.signal });
    const outcome = await once;
    ended.abort();
    if (outcome === 'moved') {
      await done;
      if ((await analytics.countAudit(scope)) === events) break;
    } else {
      deaths += 1;
      expect(await analytics.countAudit(scope), 'what was inserted before the death is there').toBeGreaterThan(0);
    }
  }
  expect(deaths).toBe(3);
  expect(await analytics.countAudit(scope)).toBe(events);
  const listed = await analytics.listAudit(scope, { limit: 100 });
  expect(new Set(listed.map(({ eventId }) => eventId)).size).toBe(events);
  expect(listed).toHaveLength(events);
}, 60_000);

const dying = {
  die: () => {},
  keeper: (keeper: SinkFacts['checkpoint']): SinkFacts['checkpoint'] => ({
    read: keeper.read,
    move() {
      dying.die();
      return new Promise(() => {});
    },
  }),
};

const telling = (keeper: SinkFacts['checkpoint'], moved: () => void): SinkFacts['checkpoint'] => ({
  read: keeper.read,
  async move(move) {
    await keeper.move(move);
    moved();
  },
});
