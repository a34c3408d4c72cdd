import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKafkaBus, createKafkaClient, createPublisher, ensureTopics } from '@visaguard/event-bus';
import { createEventStore, createOutbox, type EventStore, registerEventTypes } from '@visaguard/event-store';
import { mintId, systemClock, systemRandom, type TenantScope } from '@visaguard/kernel';
import { type KafkaBroker, startKafka } from '@visaguard/native-engines';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startRelay } from './relay.ts';

const scope: TenantScope = { tenantId: `ten_${'7'.repeat(26)}`, mode: 'test' };
let folder: string;
let broker: KafkaBroker;
let db: TestDatabase;
let store: EventStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-kafka-'));
  broker = await startKafka({ dataDirectory: folder, heapMb: 256 });
  db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), [
    { type: 'lamp.lit', schemaVersion: 1, schemaHash: 'c1', category: 'lamp' },
  ]);
  store = createEventStore({ writer: db.pool('vg_writer') });
});
afterAll(async () => {
  await broker?.kill();
  await db?.close();
  await rm(folder, { recursive: true, force: true });
});

async function append(streamId: string, count = 1): Promise<string[]> {
  const events = Array.from({ length: count }, () => ({
    eventId: mintId('event', systemClock, systemRandom),
    type: 'lamp.lit',
    schemaVersion: 1,
    data: { watts: 5 },
    meta: { actor: { kind: 'process' as const, id: 'lamp' }, at: '2026-01-01T00:00:00.000Z' },
  }));
  const streams = [{ streamId, category: 'lamp', expected: 'any' as const, events }];
  const commandId = mintId('request', systemClock, systemRandom);
  const outcome = await store.append({ scope, commandId, bodyHash: 'b', streams });
  expect(outcome.kind).toBe('appended');
  return events.map(({ eventId }) => eventId);
}

/** Relays to a generation of topics of its own, and what a consumer gets of it. */
async function relaying(generation: number, relays = 1) {
  const plan = { categories: ['lamp'], generation, partitions: 4, replicationFactor: 1 };
  const kafka = createKafkaClient({ clientId: 'relay-test', addresses: [broker.address] });
  const admin = kafka.admin();
  await admin.connect();
  await ensureTopics(admin, plan);
  await admin.disconnect();
  const stop = new AbortController();
  const { signal } = stop;
  const errors: unknown[] = [];
  const started = Array.from({ length: relays }, () => {
    const publisher = createPublisher({ kafka, generation });
    const outbox = createOutbox({ relay: db.pool('vg_relay') });
    const relay = startRelay({ outbox, publisher, batchSize: 7, onError: (error) => errors.push(error), signal });
    return { relay, publisher };
  });
  const delivered: { id: string; streamId: string; version: number }[] = [];
  const checkpoints = new Map<string, string>();
  const bus = createKafkaBus({ kafka, plan, onCrash: ({ error }) => errors.push(error) });
  const subscription = bus.subscribe({
    name: `relay-test-${generation}`,
    checkpoint: async (lane) => checkpoints.get(lane) ?? null,
    signal,
    async onBatch({ lane, next, events }) {
      checkpoints.set(lane, next);
      delivered.push(...events.map(({ eventId: id, streamId, version }) => ({ id, streamId, version })));
    },
  });
  onTestFinished(async () => {
    stop.abort();
    await Promise.all([subscription.done, ...started.map(({ relay }) => relay.done)]);
    await Promise.all(started.map(({ publisher }) => publisher.close()));
  });
  return { delivered, errors, started };
}

async function outboxRows(): Promise<number> {
  const { rows } = await db.pool('vg_relay').query<{ count: number }>('select count(*)::integer as count from outbox');
  return rows[0]?.count ?? -1;
}

test('E11: what is appended arrives, and the outbox is empty once the broker has it', async () => {
  const { delivered } = await relaying(1);
  const ids = [...(await append('a', 20)), ...(await append('b', 3))];
  await expect.poll(() => new Set(delivered.map(({ id }) => id)), { timeout: 20_000 }).toEqual(new Set(ids));
  await expect.poll(outboxRows).toBe(0);
});

test('E12: several relays at once keep the order within each stream, and none is lost', async () => {
  const { delivered } = await relaying(2, 3);
  const appended: string[] = [];
  await Promise.all(
    Array.from({ length: 8 }, async (_, stream) => {
      for (let round = 0; round < 12; round++) appended.push(...(await append(`s${stream}`, 2)));
    }),
  );
  await expect.poll(() => new Set(delivered.map(({ id }) => id)).size, { timeout: 20_000 }).toBe(appended.length);
  expect(new Set(delivered.map(({ id }) => id))).toEqual(new Set(appended));
  for (const ofStream of Map.groupBy(delivered, ({ streamId }) => streamId).values()) {
    // What comes twice is dropped by its version; first comings are in order.
    const first = ofStream.filter(({ id }, at) => ofStream.findIndex((other) => other.id === id) === at);
    expect(first.map(({ version }) => version)).toEqual(first.map((_, at) => at + 1));
  }
});

test('E13: while the broker is away commands succeed and the outbox grows; all of it arrives when it is back', async () => {
  const { delivered, errors, started } = await relaying(3);
  const before = await append('outage');
  await expect.poll(() => delivered.length, { timeout: 20_000 }).toBe(1);
  const { port } = broker;
  await broker.kill();
  const during = await append('outage', 5);
  await expect.poll(() => errors.length, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(await outboxRows()).toBe(5);
  const stoodStillAt = started[0]?.relay.health().lastProgressAt;
  broker = await startKafka({ dataDirectory: folder, port, heapMb: 256 });
  const ids = () => new Set(delivered.map(({ id }) => id));
  await expect.poll(ids, { timeout: 60_000 }).toEqual(new Set([...before, ...during]));
  await expect.poll(outboxRows, { timeout: 10_000 }).toBe(0);
  expect(started[0]?.relay.health().lastProgressAt).not.toBe(stoodStillAt);
}, 120_000);

test('E14: an unrelated transaction that stays open does not stop the relay', async () => {
  const { delivered } = await relaying(4);
  const other = await db.pool('owner').connect();
  try {
    await other.query('begin');
    await other.query('select pg_current_xact_id()');
    const ids = await append('gated', 3);
    await expect.poll(() => delivered.map(({ id }) => id), { timeout: 20_000 }).toEqual(ids);
  } finally {
    await other.query('rollback');
    other.release();
  }
});
