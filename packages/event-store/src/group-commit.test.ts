import { scopeKey } from '@visaguard/kernel';
import type { PoolClient } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appendStatement, commandText } from './append.ts';
import { createEventStore, type EventStore } from './event-store.ts';
import { registerEventTypes } from './event-types.ts';
import { madeUpCommand, madeUpEvent, madeUpForms, madeUpScope, madeUpTypes } from './made-up-events.ts';

let db: TestDatabase;
let store: EventStore;
/** How often the server has answered and waited. */
let answers = 0;
let streams = 0;
const clients: PoolClient[] = [];
const newStream = () => `kettle-${++streams}`;
beforeAll(async () => {
  db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), madeUpTypes);
  const writer = db.pool('vg_writer');
  writer.on('connect', (client) => {
    clients.push(client);
    client.connection.on('readyForQuery', () => answers++);
  });
  store = createEventStore({ writer, forms: madeUpForms });
});
beforeEach(() => {
  answers = 0;
});
afterAll(() => db?.close());

const some = (count: number) => Array.from({ length: count }, () => madeUpCommand({ streamId: newStream() }));
const appendAll = (commands: ReturnType<typeof some>) => Promise.all(commands.map((command) => store.append(command)));
const versions = (scope = madeUpScope(1)) =>
  Promise.all(Array.from({ length: streams }, (_, at) => store.load(scope, `kettle-${at + 1}`)));

test('what comes together is two round trips and two transactions, each command answered for itself', async () => {
  await store.append(madeUpCommand({ streamId: newStream() }));
  answers = 0;
  const commands = some(20);
  const outcomes = await appendAll(commands);
  expect(answers).toBe(2);
  expect(new Set(outcomes.map((outcome) => outcome.kind === 'appended' && outcome.positions[0]?.xid)).size).toBe(2);
  for (const [at, outcome] of outcomes.entries()) {
    expect(outcome).toMatchObject({ kind: 'appended', positions: [{ streamId: commands[at]?.streams[0]?.streamId }] });
  }
});

test('a group sees what is before it in the group: versions, repeats and reused ids are as of one after the other', async () => {
  const streamId = newStream();
  const first = madeUpCommand({ streamId, expected: 'no_stream', reply: { status: 201 } });
  const group = [
    first,
    first,
    { ...first, bodyHash: 'other' },
    madeUpCommand({ streamId, expected: 'no_stream' }),
    madeUpCommand({ streamId, expected: { exact: 1 } }),
  ];
  const { rows } = await db.pool('vg_writer').query(appendStatement(group.map(commandText)));
  const [appended, repeated, reused, conflict, second] = rows[0].outcomes;
  expect(appended).toMatchObject({ kind: 'appended', positions: [{ version: 1 }], reply: { status: 201 } });
  expect(repeated).toEqual({ ...appended, kind: 'repeated' });
  expect(reused).toEqual({ kind: 'command_reused' });
  expect(conflict).toEqual({ kind: 'version_conflict', streamId, currentVersion: 1 });
  expect(second).toMatchObject({ kind: 'appended', positions: [{ version: 2 }] });
});

test('what the database refuses of one stores all others', async () => {
  const [strange, ...sound] = [
    madeUpCommand({ streamId: newStream(), events: [madeUpEvent({ type: 'kettle.exploded' })] }),
    ...some(5),
  ];
  const [refused, ...stored] = await Promise.allSettled([strange, ...sound].map((command) => store.append(command)));
  expect(refused).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('not registered') } });
  expect(stored).toMatchObject(sound.map(() => ({ status: 'fulfilled', value: { kind: 'appended' } })));
  const loaded = await versions();
  expect(loaded.slice(-6).map(({ version }) => version)).toEqual([0, 1, 1, 1, 1, 1]);
});

test('R29: tenants that share a group do not share rows', async () => {
  const streamId = newStream();
  const scopes = [madeUpScope(1), madeUpScope(2), madeUpScope(1, 'live')];
  const outcomes = await appendAll(scopes.map((scope) => madeUpCommand({ scope, streamId, expected: 'no_stream' })));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['appended', 'appended', 'appended']);
  expect(answers).toBe(2);
  for (const scope of scopes) expect((await store.load(scope, streamId)).version).toBe(1);
});

test('a command too large for a group goes by itself, and more than a group holds go in several', async () => {
  const large = () => madeUpEvent({ data: { text: 'x'.repeat(600_000) } });
  await appendAll([1, 2].map(() => madeUpCommand({ streamId: newStream(), events: [large()] })));
  expect(answers).toBe(2);
  answers = 0;
  await appendAll(some(70));
  expect(answers).toBe(3);
});

test('when the connection goes every caller of the group is told at once, and may send its command again', async () => {
  const holder = await db.pool('owner').connect();
  const streamId = newStream();
  await holder.query('begin');
  await holder.query(`select pg_advisory_xact_lock(7369, hashtext('stream ' || $1))`, [
    `${scopeKey(madeUpScope(1))} ${streamId}`,
  ]);
  const commands = [madeUpCommand({ streamId }), ...some(3)];
  const settled = Promise.allSettled(commands.map((command) => store.append(command)));
  const waiting = `select from pg_locks where locktype = 'advisory' and not granted`;
  await expect.poll(async () => (await holder.query(waiting)).rowCount).toBe(1);
  for (const client of clients) client.connection.stream.destroy();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled']);
  expect(answers, 'no second try').toBe(1);
  await holder.query('rollback');
  holder.release();
  for (const outcome of await appendAll(commands)) {
    expect(outcome).toMatchObject({ positions: [{ version: 1 }] });
  }
});
