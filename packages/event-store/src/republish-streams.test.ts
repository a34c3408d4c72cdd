import { parseScopeKey, scopeKey } from '@visaguard/kernel';
import { inTenantScope, type PoolClient } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventStore, type EventStore } from './event-store.ts';
import { registerEventTypes } from './event-types.ts';
import { madeUpCommand, madeUpEvent, madeUpForms, madeUpScope, madeUpTypes } from './made-up-events.ts';
import { createOutbox, outboxShards } from './outbox.ts';
import type { OutboxMessage } from './outbox-message.ts';
import { republishStreams, type WhichStreams } from './republish-streams.ts';
import {
  beginTopicGeneration,
  endFilling,
  noteTopicsMade,
  RepublishRuns,
  republishAlone,
  TopicsNotCurrent,
  topicGeneration,
} from './topic-generation.ts';

let db: TestDatabase;
let store: EventStore;
beforeAll(async () => {
  db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), madeUpTypes);
  store = createEventStore({ writer: db.pool('vg_writer'), forms: madeUpForms });
});
afterAll(() => db?.close());

const outbox = (generation?: number) =>
  createOutbox({ relay: db.pool('vg_relay'), ...(generation !== undefined && { generation }) });
const signal = new AbortController().signal;

async function republished(which: Partial<WhichStreams> = {}): Promise<OutboxMessage[]> {
  const sent: OutboxMessage[] = [];
  const publish = async (messages: OutboxMessage[]) => void sent.push(...messages);
  const count = await republishStreams({ tail: db.pool('vg_tail'), from: '0', ...which, publish, signal });
  expect(count).toBe(sent.length);
  return sent;
}

async function drained(): Promise<OutboxMessage[]> {
  const sent: OutboxMessage[] = [];
  const from = outbox();
  for (let count = -1; count !== 0; ) {
    count = await from.drain(await from.waiting(), 100, async (messages) => void sent.push(...messages));
  }
  return sent;
}

const byId = (a: OutboxMessage, b: OutboxMessage) => (a.eventId < b.eventId ? -1 : 1);
const places = (sent: readonly OutboxMessage[]) =>
  sent.map(({ scope, streamId, version }) => `${scope.mode} ${streamId} ${version}`);

test('E13: what is published again is what the relay sent, of all tenants, each stream whole and in order', async () => {
  const events = () => Array.from({ length: 4 }, () => madeUpEvent());
  await store.append(madeUpCommand({ streamId: 'a', events: events() }));
  await store.append(madeUpCommand({ streamId: 'b', scope: madeUpScope(2), events: events() }));
  await store.append(madeUpCommand({ streamId: 'a', scope: madeUpScope(1, 'live'), events: events() }));
  await store.append(madeUpCommand({ streamId: 'a', events: events() }));
  const relayed = await drained();
  const again = await republished();
  expect(again.toSorted(byId)).toEqual(relayed.toSorted(byId));
  const streams = Map.groupBy(again, ({ key }) => key);
  expect([...streams.values()].map((of) => of.map(({ version }) => version))).toEqual([
    [1, 2, 3, 4],
    [1, 2, 3, 4, 5, 6, 7, 8],
    [1, 2, 3, 4],
  ]);
});

test('a position, a tenant and a stream choose streams, and each comes whole', async () => {
  const before = await outboxOf('c', 2);
  const positions = before.map(({ position }) => position);
  await outboxOf('d', 1);
  expect(places(await republished({ from: String(positions.at(-1)) }))).toEqual(['test c 1', 'test c 2', 'test d 1']);
  const tenantScope = scopeKey(madeUpScope(1, 'live'));
  expect(places(await republished({ tenantScope }))).toEqual([1, 2, 3, 4].map((version) => `live a ${version}`));
  const one = { tenantScope: scopeKey(madeUpScope(1)), streamId: 'd' };
  expect(places(await republished(one))).toEqual(['test d 1']);
});

async function outboxOf(streamId: string, count: number): Promise<OutboxMessage[]> {
  await store.append(madeUpCommand({ streamId, events: Array.from({ length: count }, () => madeUpEvent()) }));
  return drained();
}

test('E13: while it runs no relay sends anything, and what is committed meanwhile waits for the relay', async () => {
  await store.append(madeUpCommand({ streamId: 'e' }));
  const waitingMeanwhile: number[] = [];
  await republishStreams({
    tail: db.pool('vg_tail'),
    from: '0',
    async publish() {
      await store.append(madeUpCommand({ streamId: 'e' }));
      const shards = await outbox().waiting();
      waitingMeanwhile.push(shards.length, await outbox().drain(shards, 100, async () => undefined));
    },
    signal,
  });
  expect(waitingMeanwhile).toEqual([1, 0]);
  expect(places(await drained())).toEqual(['test e 1', 'test e 2']);
});

test('E13: it holds every shard, and a stream that is longer than a page comes whole, in order, once', async () => {
  const count = 1_100;
  await store.append(madeUpCommand({ streamId: 'long', events: Array.from({ length: count }, () => madeUpEvent()) }));
  await drained();
  const sent: OutboxMessage[][] = [];
  const held: (number | null)[] = [];
  const which = { from: '0', tenantScope: scopeKey(madeUpScope(1)), streamId: 'long' };
  const publish = async (messages: OutboxMessage[]) => {
    sent.push(messages);
    const mine = `select from pg_locks where classid = 7370 and granted
                     and database = (select oid from pg_database where datname = current_database())`;
    held.push((await db.pool('vg_relay').query(mine)).rowCount);
  };
  await republishStreams({ tail: db.pool('vg_tail'), ...which, publish, signal });
  expect(sent.length).toBeGreaterThan(2);
  expect(places(sent.flat())).toEqual(Array.from({ length: count }, (_, at) => `test long ${at + 1}`));
  expect(new Set(held)).toEqual(new Set([outboxShards]));
});

test('one that fails holds no lock any more', async () => {
  const failing = republishStreams({
    tail: db.pool('vg_tail'),
    from: '0',
    publish: () => Promise.reject(new Error('the broker is away')),
    signal,
  });
  await expect(failing).rejects.toThrow('away');
  await store.append(madeUpCommand({ streamId: 'f' }));
  expect(places(await drained())).toEqual(['test f 1']);
});

test('E13: once a generation has begun, a relay of another one sends nothing, and says which it should be', async () => {
  await store.append(madeUpCommand({ streamId: 'g' }));
  const relay = db.pool('vg_relay');
  const send = async (generation: number) => {
    const one = outbox(generation);
    return one.drain(await one.waiting(), 100, async () => undefined);
  };
  await expect(send(2)).rejects.toThrow(new TopicsNotCurrent('events are published to generation 1, and not to 2'));
  await expect(beginTopicGeneration(relay, 3, [])).rejects.toThrow('generation 1; the next one is 2');
  await noteTopicsMade(relay, 1, ['kettle', 'pot']);
  await beginTopicGeneration(relay, 2, ['kettle']);
  await beginTopicGeneration(relay, 2, ['kettle']);
  expect(await topicGeneration(relay)).toEqual({ number: 2, isFilled: false, made: ['kettle'] });
  await expect(send(1)).rejects.toThrow('to generation 2, and not to 1');
  await expect(send(2)).rejects.toThrow('generation 2 of topics is not filled yet');
  await endFilling(relay, 2);
  expect(await send(2)).toBe(1);
  await expect(beginTopicGeneration(relay, 1, [])).rejects.toThrow(TopicsNotCurrent);
});

test('topics are noted for the generation that there is, and what was noted stays', async () => {
  const relay = db.pool('vg_relay');
  await noteTopicsMade(relay, 2, ['pan', 'kettle']);
  await noteTopicsMade(relay, 2, ['pot']);
  expect((await topicGeneration(relay)).made).toEqual(['kettle', 'pan', 'pot']);
  await expect(noteTopicsMade(relay, 1, ['pot'])).rejects.toThrow('to generation 2, and not to 1');
});

test('E13: while one publishes again another is refused, also to the next generation; afterwards it is not', async () => {
  const relay = db.pool('vg_relay');
  await republishAlone(relay, async (alone) => {
    await beginTopicGeneration(alone, 3, []);
    await expect(republishAlone(relay, () => Promise.reject(new Error('both at once')))).rejects.toThrow(RepublishRuns);
    await endFilling(alone, 3);
  });
  await expect(republishAlone(relay, () => Promise.reject(new Error('it fails')))).rejects.toThrow('it fails');
  expect(await republishAlone(relay, async () => 'alone')).toBe('alone');
});

test('E13: who was cut off from the database cannot end the filling that another has begun since', async () => {
  const relay = db.pool('vg_relay');
  const first = republishAlone(relay, async (alone) => {
    await beginTopicGeneration(alone, 4, []);
    const { rows } = await alone.query<{ id: number }>('select pg_backend_pid() as id');
    await db.pool('owner').query('select pg_terminate_backend($1, 10_000)', [rows[0]?.id]);
    await republishAlone(relay, (second) => beginTopicGeneration(second, 4, []));
    await endFilling(alone, 4);
  });
  await expect(first).rejects.toThrow(/terminat|not queryable/i);
  expect(await topicGeneration(relay)).toMatchObject({ number: 4, isFilled: false });
  await beginTopicGeneration(relay, 5, []);
  await expect(endFilling(relay, 4)).rejects.toThrow('to generation 5, and not to 4');
});

test('a position chooses among more streams than one statement looks at, of one tenant and of all', async () => {
  const [many, other] = [scopeKey(madeUpScope(3)), scopeKey(madeUpScope(4))];
  for (const scope of [many, other])
    await inTenantScope(db.pool('vg_writer'), parseScopeKey(scope), (client) => fill(client, scope));
  const { rows } = await db
    .pool('vg_tail')
    .query<{ position: number }>(
      `select position from events where tenant_scope = $1 and stream_id = 's' || 600 and version = 2`,
      [many],
    );
  const from = String(rows[0]?.position);
  const chosen = Array.from({ length: 901 }, (_, at) => `s${600 + at}`).toSorted();
  const ofMany = await republished({ from, tenantScope: many });
  expect(places(ofMany)).toEqual(chosen.flatMap((streamId) => [`test ${streamId} 1`, `test ${streamId} 2`]));
  // What the other tenant has came later: all of it.
  const ofAll = await republished({ from });
  expect(ofAll).toHaveLength(ofMany.length + 3_000);
});

/** 1,500 streams of two events: all the first ones, then all the second ones. */
async function fill(client: PoolClient, scope: string): Promise<void> {
  await client.query(`insert into streams select $1, 's' || n, 'kettle', 2 from generate_series(1, 1500) n`, [scope]);
  await client.query(
    `insert into events (tenant_scope, stream_id, version, event_id, category, type, schema_version, data, meta, command_id, position)
     select $1, 's' || n, version, 'evt_' || n || '_' || version, 'kettle', 'kettle.filled', 1, '{}', '{}', 'req_' || n,
            nextval('event_positions')
       from generate_series(1, 2) version, generate_series(1, 1500) n`,
    [scope],
  );
}
