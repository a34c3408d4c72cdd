import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventStore, type EventStore } from './event-store.ts';
import { registerEventTypes } from './event-types.ts';
import { expireCommands } from './expire-commands.ts';
import { madeUpCommand, madeUpScope, madeUpTypes } from './made-up-events.ts';

let db: TestDatabase;
let store: EventStore;
beforeAll(async () => {
  db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), madeUpTypes);
  store = createEventStore({ writer: db.pool('vg_writer') });
});
afterAll(() => db?.close());

const scopes = [madeUpScope(1), madeUpScope(2, 'live')];

/** Records a command of this id in both tenants, so long ago. */
async function record(commandId: string, hoursAgo: number): Promise<void> {
  for (const scope of scopes) await store.append({ ...madeUpCommand({ streamId: commandId }), scope, commandId });
  const owner = db.pool('owner');
  await owner.query('alter table commands no force row level security');
  await owner.query(`update commands set recorded_at = now() - $2 * interval '1 hour' where command_id = $1`, [
    commandId,
    hoursAgo,
  ]);
  await owner.query('alter table commands force row level security');
}

const kept = async (commandId: string) =>
  (await Promise.all(scopes.map((scope) => store.findCommand(scope, commandId)))).map((found) => found !== null);

test('P2: the record of a request goes after a day, of every tenant; a younger one and those of processes stay', async () => {
  await record('http/old', 24.1);
  await record('read/old', 48);
  await record('http/young', 23.9);
  await record('screening/old', 1_000);
  expect(await expireCommands(db.pool('vg_relay'), 3)).toBe(3);
  expect(await expireCommands(db.pool('vg_relay'), 3)).toBe(1);
  expect(await expireCommands(db.pool('vg_relay'), 3)).toBe(0);
  expect(await kept('http/old')).toEqual([false, false]);
  expect(await kept('read/old')).toEqual([false, false]);
  expect(await kept('http/young')).toEqual([true, true]);
  expect(await kept('screening/old')).toEqual([true, true]);
});

test('what keeps house reads no answers and removes nothing that has not expired, whatever it is told', async () => {
  await record('http/new', 1);
  await record('cohort/old', 1_000);
  const relay = db.pool('vg_relay');
  for (const column of ['reply', 'body_hash', 'positions']) {
    await expect(relay.query(`select ${column} from commands`)).rejects.toThrow('permission denied');
  }
  expect((await relay.query('delete from commands')).rowCount).toBe(0);
  expect(await kept('http/new')).toEqual([true, true]);
});
