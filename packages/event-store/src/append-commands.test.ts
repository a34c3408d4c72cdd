import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendStatement, commandText, EventTooLarge, type ExpectedVersion, eventBytesMax } from './append.ts';
import { createEventStore, type EventStore } from './event-store.ts';
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

const fill = (streamId: string) => store.append(madeUpCommand({ streamId }));

test('an event that is larger than any may be is refused before it is stored; the largest, and many that are large together, are not', async () => {
  const [streamId, sizeOfRest] = [newStream(), JSON.stringify({ text: '' }).length];
  const sized = (bytes: number) => {
    const event = madeUpEvent();
    const text = 'x'.repeat(bytes - sizeOfRest - JSON.stringify(event.meta).length);
    return { ...event, data: { text } };
  };
  const append = (...events: ReturnType<typeof sized>[]) => store.append(madeUpCommand({ streamId, events }));
  await expect(append(sized(1_000), sized(eventBytesMax + 1))).rejects.toThrow(EventTooLarge);
  expect(await store.load(scope, streamId)).toMatchObject({ version: 0 });
  expect(await append(sized(eventBytesMax), sized(eventBytesMax))).toMatchObject({ kind: 'appended' });
});

describe('E4: a command happens once', () => {
  test('a repeat gets the first result, even with a stale expected version', async () => {
    const command = madeUpCommand({ streamId: newStream(), expected: 'no_stream', reply: { status: 201 } });
    const first = await store.append(command);
    const again = await store.append(command);
    expect(first).toMatchObject({ kind: 'appended', reply: { status: 201 } });
    expect(again).toEqual({ ...first, kind: 'repeated' });
  });

  test('another body under the same id is refused', async () => {
    const command = madeUpCommand({ streamId: newStream() });
    await store.append(command);
    expect(await store.append({ ...command, bodyHash: 'other' })).toEqual({ kind: 'command_reused' });
  });

  test('simultaneous requests of one command on different streams append once', async () => {
    const command = madeUpCommand();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => store.append({ ...command, ...madeUpCommandStreams(newStream()) })),
    );
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['appended', ...Array<string>(7).fill('repeated')]);
  });
  const madeUpCommandStreams = (streamId: string) => ({ streams: madeUpCommand({ streamId }).streams });

  test('a refused command leaves no trace and may be tried again under its id', async () => {
    const streamId = newStream();
    const command = madeUpCommand({ streamId, expected: 'stream_exists' });
    expect((await store.append(command)).kind).toBe('version_conflict');
    await fill(streamId);
    expect((await store.append(command)).kind).toBe('appended');
  });

  test('load and findCommand give the first result of a command', async () => {
    const command = madeUpCommand({ streamId: newStream(), reply: { status: 201 } });
    const outcome = await store.append(command);
    const earlier = {
      bodyHash: 'body',
      positions: 'positions' in outcome && outcome.positions,
      reply: { status: 201 },
    };
    expect((await store.load(scope, 'another-stream', { commandId: command.commandId })).earlier).toEqual(earlier);
    expect(await store.findCommand(scope, command.commandId)).toEqual(earlier);
    expect(await store.findCommand(scope, 'never-seen')).toBeNull();
    expect(await store.findCommand(madeUpScope(2), command.commandId)).toBeNull();
  });

  test('ids of commands, events and streams of another tenant or mode are free', async () => {
    const command = madeUpCommand({ streamId: newStream(), expected: 'no_stream' });
    for (const other of [scope, madeUpScope(2), madeUpScope(1, 'live')]) {
      expect((await store.append({ ...command, scope: other })).kind).toBe('appended');
    }
  });
});

describe('E5: all or nothing', () => {
  const twoStreams = (first: string, second: string, expected: ExpectedVersion) => ({
    ...madeUpCommand(),
    streams: [
      { streamId: first, category: 'kettle', expected: 'any' as const, events: [madeUpEvent(), madeUpEvent()] },
      { streamId: second, category: 'kettle', expected, events: [madeUpEvent()] },
    ],
  });
  const outboxRows = async (streamId: string) => {
    const text = 'select version, aggregatetype, aggregateid, type from outbox where stream_id = $1 order by position';
    return (await db.pool('vg_relay').query(text, [streamId])).rows;
  };

  test('a conflict on the second stream leaves the first untouched', async () => {
    const [first, second] = [newStream(), newStream()];
    const outcome = await store.append(twoStreams(first, second, 'stream_exists'));
    expect(outcome).toEqual({ kind: 'version_conflict', streamId: second, currentVersion: 0 });
    expect(await store.load(scope, first)).toMatchObject({ version: 0, events: [] });
    expect(await outboxRows(first)).toEqual([]);
  });

  test('events of both streams, their outbox rows and positions come together', async () => {
    const [first, second] = [newStream(), newStream()];
    const outcome = await store.append(twoStreams(first, second, 'no_stream'));
    if (outcome.kind !== 'appended') throw new Error(outcome.kind);
    const loaded = [await store.load(scope, first), await store.load(scope, second)];
    const last = loaded.map(({ events }) => events.at(-1));
    const positions = last.map((e) => ({
      streamId: e?.streamId,
      version: e?.version,
      xid: e?.xid,
      position: e?.position,
    }));
    expect(outcome.positions.toSorted((a, b) => a.version - b.version)).toEqual(positions.toReversed());
    const aggregateid = `${scope.tenantId}/test:${first}`;
    expect(await outboxRows(first)).toEqual(
      [1, 2].map((version) => ({ version, aggregatetype: 'kettle', aggregateid, type: 'kettle.filled' })),
    );
    expect(await outboxRows(second)).toHaveLength(1);
  });

  test('a rolled-back transaction leaves nothing', async () => {
    const streamId = newStream();
    const command = madeUpCommand({ streamId });
    const client = await db.pool('vg_writer').connect();
    await client.query('begin');
    await client.query(appendStatement([commandText(command)]));
    await client.query('rollback');
    client.release();
    expect(await store.load(scope, streamId, { commandId: command.commandId })).toMatchObject({
      version: 0,
      events: [],
      earlier: null,
    });
    expect(await outboxRows(streamId)).toEqual([]);
    expect((await store.append(command)).kind).toBe('appended');
  });

  test('a command without events is recorded too', async () => {
    const command = { ...madeUpCommand(), streams: [], reply: 'nothing to do' };
    expect(await store.append(command)).toEqual({ kind: 'appended', positions: [], reply: 'nothing to do' });
    expect((await store.append(command)).kind).toBe('repeated');
  });

  test('a command that names a stream twice is a bug', async () => {
    await expect(store.append(twoStreams('same', 'same', 'any'))).rejects.toThrow('names each stream once');
  });
});
