import { scopeKey } from '@visaguard/kernel';
import { inTenantScope } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEventStore, type EventStore } from './event-store.ts';
import { createEventTail } from './event-tail.ts';
import { registerEventTypes } from './event-types.ts';
import { madeUpCommand, madeUpEvent, madeUpForms, madeUpScope, madeUpTypes } from './made-up-events.ts';

let db: TestDatabase;
let store: EventStore;
const [mine, other] = [madeUpScope(1), madeUpScope(2)];
const tables = ['streams', 'events', 'commands', 'outbox'];
beforeAll(async () => {
  db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), madeUpTypes);
  store = createEventStore({ writer: db.pool('vg_writer'), forms: madeUpForms });
  for (const scope of [mine, other]) await store.append(madeUpCommand({ scope, streamId: 'shared-id' }));
});
afterAll(() => db?.close());

describe('E6: append-only', () => {
  const changes = [
    `update events set data = '{}'`,
    'delete from events',
    'truncate events',
    `update event_types set schema_hash = 'x'`,
    'delete from event_types',
  ];
  test.each(changes)('the owner cannot: %s', async (change) => {
    await expect(db.pool('owner').query(change)).rejects.toThrow('append-only');
  });

  const roles = ['vg_writer', 'vg_reader', 'vg_projector', 'vg_tail', 'vg_relay', 'vg_auth'] as const;
  test.each(roles)('%s cannot change or remove events', async (role) => {
    for (const change of changes.slice(0, 3)) {
      const attempt = inTenantScope(db.pool(role), mine, (client) => client.query(change));
      await expect(attempt).rejects.toThrow('permission denied');
    }
  });
});

test('E6: each role that comes near events can do its own work and nothing else', async () => {
  const { rows } = await db.pool('owner').query<{ granted: string }>(
    `select distinct format('%s: %s %s', grantee, lower(privilege_type),
              case privilege_type when 'UPDATE' then format('%s.%s', table_name, column_name) else table_name end) as granted
       from information_schema.column_privileges
      where table_schema = 'public' and grantee <> 'vg_owner' and table_name = any($1)
      union
     select format('%s: %s %s', grantee, lower(privilege_type), table_name)
       from information_schema.table_privileges
      where table_schema = 'public' and grantee <> 'vg_owner' and table_name = any($1)
        and privilege_type not in ('SELECT', 'INSERT', 'UPDATE')
      order by 1`,
    [[...tables, 'event_types']],
  );
  expect(rows.map(({ granted }) => granted)).toMatchInlineSnapshot(`
    [
      "vg_reader: select event_types",
      "vg_reader: select events",
      "vg_reader: select streams",
      "vg_relay: delete commands",
      "vg_relay: delete outbox",
      "vg_relay: select commands",
      "vg_relay: select outbox",
      "vg_tail: select event_types",
      "vg_tail: select events",
      "vg_writer: insert commands",
      "vg_writer: insert events",
      "vg_writer: insert outbox",
      "vg_writer: insert streams",
      "vg_writer: select commands",
      "vg_writer: select event_types",
      "vg_writer: select events",
      "vg_writer: select streams",
      "vg_writer: update streams.closed_at",
      "vg_writer: update streams.version",
    ]
  `);
});

describe('E7: tenants are apart', () => {
  test('a stream of the same id in two tenants is two streams', async () => {
    const [first, second] = await Promise.all([store.load(mine, 'shared-id'), store.load(other, 'shared-id')]);
    expect(first.events.map(({ scope }) => scope)).toEqual([mine]);
    expect(second.events.map(({ scope }) => scope)).toEqual([other]);
    expect(first.events[0]?.eventId).not.toBe(second.events[0]?.eventId);
  });

  test.each(['streams', 'events', 'commands'])('%s: without a tenant no row, with one only its own', async (table) => {
    const seen = `select distinct tenant_scope from ${table}`;
    expect((await db.pool('vg_writer').query(seen)).rows).toEqual([]);
    const { rows } = await inTenantScope(db.pool('vg_writer'), mine, (client) => client.query(seen));
    expect(rows).toEqual([{ tenant_scope: scopeKey(mine) }]);
  });

  test('an append leaves no tenant behind on its connection', async () => {
    const pool = db.pool('vg_writer', 1);
    const alone = createEventStore({ writer: pool, forms: madeUpForms });
    for (let round = 0; round < 10; round++) {
      const scope = round % 2 === 0 ? mine : other;
      await alone.append(madeUpCommand({ scope, streamId: 'pool-of-one' }));
      const aborted = alone.append(
        madeUpCommand({ scope, streamId: 'pool-of-one', events: [madeUpEvent({ type: 'no.such' })] }),
      );
      await expect(aborted).rejects.toThrow('not registered');
      await alone.load(scope, 'pool-of-one');
      expect((await pool.query('select 1 from events')).rows).toEqual([]);
    }
    expect([(await alone.load(mine, 'pool-of-one')).version, (await alone.load(other, 'pool-of-one')).version]).toEqual(
      [5, 5],
    );
  });

  test.each(tables)('%s: the owner without a tenant sees no row', async (table) => {
    expect((await db.pool('owner').query(`select 1 from ${table}`)).rows).toEqual([]);
  });

  test('the reader sees its tenant, the tail cannot write, the relay sees the outbox only', async () => {
    const { rows } = await inTenantScope(db.pool('vg_reader'), mine, (client) =>
      client.query('select distinct tenant_scope from events'),
    );
    expect(rows).toEqual([{ tenant_scope: scopeKey(mine) }]);
    const forbidden = createEventStore({ writer: db.pool('vg_tail') });
    await expect(forbidden.append(madeUpCommand())).rejects.toThrow('permission denied');
    const asRelay = createEventTail({ tail: db.pool('vg_relay') });
    await expect(asRelay.end()).rejects.toThrow('permission denied');
  });
});

describe('E8: only registered events are stored', () => {
  const unregistered = [
    { type: 'kettle.exploded', schemaVersion: 1 },
    { type: 'kettle.filled', schemaVersion: 2 },
  ];
  test.each(unregistered)('$type version $schemaVersion is refused, with the whole command', async (parts) => {
    const streamId = `e8-${parts.type}-${parts.schemaVersion}`;
    const command = madeUpCommand({ streamId, events: [madeUpEvent(), madeUpEvent(parts)] });
    await expect(store.append(command)).rejects.toThrow(`version ${parts.schemaVersion} is not registered`);
    expect(await store.load(mine, streamId, { commandId: command.commandId })).toMatchObject({
      version: 0,
      earlier: null,
    });
  });

  test('a type of another category is refused', async () => {
    const stream = { streamId: 'e8-category', category: 'teapot', expected: 'any' as const, events: [madeUpEvent()] };
    await expect(store.append({ ...madeUpCommand(), streams: [stream] })).rejects.toThrow('for category teapot');
  });

  test('registration is repeatable, and a changed shape of a registered version is an error that names it', async () => {
    const owner = db.pool('owner');
    await registerEventTypes(owner, madeUpTypes);
    const changed = [
      { type: 'kettle.new', schemaVersion: 1, schemaHash: 'n1', category: 'kettle' },
      { type: 'kettle.filled', schemaVersion: 1, schemaHash: 'other', category: 'kettle' },
    ];
    const moved = madeUpTypes.map((type) => ({ ...type, category: 'teapot' }));
    await expect(registerEventTypes(owner, moved)).rejects.toThrow('have changed: kettle.filled version 1');
    await expect(registerEventTypes(owner, changed)).rejects.toThrow('have changed: kettle.filled version 1');
    const { rows } = await owner.query(`select 1 from event_types where type = 'kettle.new'`);
    expect(rows, 'nothing of a refused registration stays').toEqual([]);
  });
});

test('a store tells that it appended, and only then', async () => {
  let told = 0;
  const telling = createEventStore({ writer: db.pool('vg_writer'), onAppended: () => told++ });
  const command = madeUpCommand({ streamId: 'telling', expected: 'no_stream' });
  await telling.append(command);
  await telling.append(command);
  await telling.append(madeUpCommand({ streamId: 'telling', expected: 'no_stream' }));
  expect(told).toBe(1);
});
