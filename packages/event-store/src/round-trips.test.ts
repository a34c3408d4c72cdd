import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventStore } from './event-store.ts';
import { registerEventTypes } from './event-types.ts';
import { madeUpCommand, madeUpEvent, madeUpForms, madeUpScope, madeUpTypes } from './made-up-events.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), madeUpTypes);
});
afterAll(() => db?.close());

test('an append is one round trip, and so is a load', async () => {
  const pool = db.pool('vg_writer', 1);
  let answers = 0;
  const client = await pool.connect();
  // The server says so each time that it has answered and waits.
  client.connection.on('readyForQuery', () => answers++);
  client.release();
  const store = createEventStore({ writer: pool, forms: madeUpForms });
  const counted = async (work: () => Promise<unknown>) => {
    answers = 0;
    await work();
    return answers;
  };
  const streams = ['a', 'b'].map((streamId) => ({
    streamId,
    category: 'kettle',
    expected: 'any' as const,
    events: Array.from({ length: 10 }, () => madeUpEvent()),
  }));
  expect(await counted(() => store.append({ ...madeUpCommand(), streams })), 'two streams, twenty events').toBe(1);
  expect(await counted(() => store.load(madeUpScope(1), 'a', { commandId: 'a-command' }))).toBe(1);
});
