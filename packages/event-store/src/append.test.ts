import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendStatement, commandText, type ExpectedVersion } from './append.ts';
import { startCursor } from './cursor.ts';
import { createEventStore, type EventStore } from './event-store.ts';
import { createEventTail } from './event-tail.ts';
import { registerEventTypes } from './event-types.ts';
import { madeUpCommand, madeUpEvent, madeUpForms, madeUpScope, madeUpTypes } from './made-up-events.ts';

let db: TestDatabase;
let store: EventStore;
const scope = madeUpScope(1);
let streams = 0;
const newStream = () => `kettle-${++streams}`;
beforeAll(async () => {
  db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), madeUpTypes);
  store = createEventStore({ writer: db.pool('vg_writer'), forms: madeUpForms });
});
afterAll(() => db?.close());

const fill = (streamId: string, count = 1, expected: ExpectedVersion = 'any') =>
  store.append(madeUpCommand({ streamId, expected, events: Array.from({ length: count }, () => madeUpEvent()) }));

describe('E2: versions', () => {
  test('count 1..n in the order of the command, over several commands', async () => {
    const streamId = newStream();
    const events = [1, 2, 3].map((litres) => madeUpEvent({ data: { litres } }));
    await store.append(madeUpCommand({ streamId, events }));
    await store.append(madeUpCommand({ streamId, events: [madeUpEvent({ data: { litres: 4 } })] }));
    const loaded = await store.load(scope, streamId);
    expect(loaded).toMatchObject({ version: 4, closed: false, earlier: null });
    expect(loaded.events.map(({ version, data }) => [version, data])).toEqual(
      [1, 2, 3, 4].map((number) => [number, { litres: number }]),
    );
  });

  test('a second event with a taken version is refused even around append_events', async () => {
    const streamId = newStream();
    await fill(streamId);
    const client = await db.pool('vg_writer').connect();
    await client.query('begin');
    await client.query(`select set_config('app.tenant_scope', $1, true)`, [`${scope.tenantId}/test`]);
    const forged = client.query(
      `insert into events (tenant_scope, stream_id, version, event_id, category, type, schema_version, data, meta, command_id, position)
       values ($1, $2, 1, 'evt_forged', 'kettle', 'kettle.filled', 1, '{}', '{}', 'none', nextval('event_positions'))`,
      [`${scope.tenantId}/test`, streamId],
    );
    await expect(forged).rejects.toThrow('events_pkey');
    await client.query('rollback');
    client.release();
  });

  test('what was appended comes back as it was', async () => {
    const streamId = newStream();
    const event = madeUpEvent({
      data: { text: 'Грüße 🫖 "quoted" \\', list: [1, 2.5, null, true], nested: { deep: {} } },
      meta: {
        actor: { kind: 'process', id: 'screening' },
        at: '2026-02-03T04:05:06.789Z',
        causationId: 'evt_cause',
        traceparent: '00-1-2-01',
      },
    });
    const command = madeUpCommand({ streamId, events: [event] });
    const outcome = await store.append(command);
    const { events } = await store.load(scope, streamId);
    expect(outcome).toMatchObject({ kind: 'appended', positions: [{ streamId, version: 1 }], reply: null });
    expect(events).toEqual([
      {
        ...event,
        scope,
        streamId,
        category: 'kettle',
        version: 1,
        xid: expect.stringMatching(/^\d+$/),
        position: expect.stringMatching(/^\d+$/),
        recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        commandId: command.commandId,
      },
    ]);
  });
});

describe('E3: expected version', () => {
  const onNew: [ExpectedVersion, string][] = [
    ['any', 'appended'],
    ['no_stream', 'appended'],
    ['stream_exists', 'version_conflict'],
    [{ exact: 0 }, 'appended'],
    [{ exact: 1 }, 'version_conflict'],
  ];
  test.each(onNew)('%j on a new stream: %s', async (expected, kind) => {
    expect((await fill(newStream(), 1, expected)).kind).toBe(kind);
  });

  const onThree: [ExpectedVersion, string][] = [
    ['any', 'appended'],
    ['no_stream', 'version_conflict'],
    ['stream_exists', 'appended'],
    [{ exact: 3 }, 'appended'],
    [{ exact: 2 }, 'version_conflict'],
    [{ exact: 4 }, 'version_conflict'],
  ];
  test.each(onThree)('%j on a stream of three events: %s', async (expected, kind) => {
    const streamId = newStream();
    await fill(streamId, 3);
    const outcome = await fill(streamId, 1, expected);
    expect(outcome.kind).toBe(kind);
    if (outcome.kind === 'version_conflict') expect(outcome).toMatchObject({ streamId, currentVersion: 3 });
  });

  test('of eight simultaneous appends that expect the same version one wins and the others learn the true version', async () => {
    const streamId = newStream();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => fill(streamId, 1, 'no_stream')));
    expect(outcomes.filter(({ kind }) => kind === 'appended')).toHaveLength(1);
    for (const outcome of outcomes.filter(({ kind }) => kind !== 'appended')) {
      expect(outcome).toEqual({ kind: 'version_conflict', streamId, currentVersion: 1 });
    }
  });

  test('a closed stream takes no events, whatever is expected', async () => {
    const streamId = newStream();
    await store.append({
      ...madeUpCommand(),
      streams: [{ streamId, category: 'kettle', expected: 'no_stream', events: [madeUpEvent()], close: true }],
    });
    expect(await fill(streamId)).toEqual({ kind: 'stream_closed', streamId });
    expect(await store.load(scope, streamId)).toMatchObject({ version: 1, closed: true });
  });

  test('a stream that has events is closed with its last ones, or with none', async () => {
    for (const events of [[madeUpEvent()], []]) {
      const streamId = newStream();
      await fill(streamId, 2);
      const closing = { streamId, category: 'kettle', expected: { exact: 2 }, events, close: true };
      expect((await store.append({ ...madeUpCommand(), streams: [closing] })).kind).toBe('appended');
      expect(await store.load(scope, streamId)).toMatchObject({ version: 2 + events.length, closed: true });
      expect(await fill(streamId)).toEqual({ kind: 'stream_closed', streamId });
    }
  });

  test('a stream keeps its category', async () => {
    const streamId = newStream();
    await fill(streamId);
    const other = { streamId, category: 'teapot', expected: 'any' as const, events: [] };
    await expect(store.append({ ...madeUpCommand(), streams: [other] })).rejects.toThrow('is of category kettle');
  });
});

describe('E1: order within a stream survives callers that write first', () => {
  test('an append after another write of its transaction is refused', async () => {
    const client = await db.pool('vg_writer').connect();
    await client.query('begin');
    await client.query('select pg_current_xact_id()');
    await expect(client.query(appendStatement([commandText(madeUpCommand())]))).rejects.toThrow(
      'before any other write',
    );
    await client.query('rollback');
    client.release();
  });

  test('an append under a transaction-wide snapshot is refused', async () => {
    const client = await db.pool('vg_writer').connect();
    await client.query('begin isolation level repeatable read');
    await expect(client.query(appendStatement([commandText(madeUpCommand())]))).rejects.toThrow('READ COMMITTED');
    await client.query('rollback');
    client.release();
  });
});

describe('E10: time is data', () => {
  test('clocks that go backwards change no order', async () => {
    const streamId = newStream();
    const tail = createEventTail({ tail: db.pool('vg_tail') });
    const hours = ['12', '11', '13', '10'];
    for (const hour of hours) {
      const meta = { actor: { kind: 'member' as const, id: 'mem_1' }, at: `2026-01-01T${hour}:00:00.000Z` };
      await store.append(madeUpCommand({ streamId, events: [madeUpEvent({ meta })] }));
    }
    const inOrder = hours.map((hour) => `2026-01-01T${hour}:00:00.000Z`);
    expect((await store.load(scope, streamId)).events.map(({ meta }) => meta.at)).toEqual(inOrder);
    const tailed = async () => {
      const { events } = await tail.read(startCursor, 1_000);
      return events.filter((event) => event.streamId === streamId).map(({ meta }) => meta.at);
    };
    await expect.poll(tailed, { timeout: 10_000 }).toEqual(inOrder);
  });
});
