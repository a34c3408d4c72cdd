import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventStore, type EventStore } from './event-store.ts';
import { registerEventTypes } from './event-types.ts';
import { madeUpCommand, madeUpEvent, madeUpForms, madeUpScope, madeUpTypes } from './made-up-events.ts';

let db: TestDatabase;
let store: EventStore;
const [mine, other] = [madeUpScope(1), madeUpScope(2)];
const events = Array.from({ length: 5 }, () => madeUpEvent());
const [first, , third] = events;
if (!first || !third) throw new Error('five events were made up');

beforeAll(async () => {
  db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), madeUpTypes);
  store = createEventStore({ writer: db.pool('vg_writer'), forms: madeUpForms });
  await store.append(madeUpCommand({ scope: mine, streamId: 'known', events }));
  await store.append(madeUpCommand({ scope: other, streamId: 'known' }));
});
afterAll(() => db?.close());

const versionsAfter = async (known: { version: number; eventId: string }, streamId = 'known', scope = mine) => {
  const loaded = await store.load(scope, streamId, { known });
  return { after: loaded.after, read: loaded.events.map(({ version }) => version), version: loaded.version };
};

test('who knows an event of the stream is given what came after it', async () => {
  expect(await versionsAfter({ version: 3, eventId: third.eventId })).toEqual({ after: 3, read: [4, 5], version: 5 });
  const last = events.at(-1)?.eventId ?? '';
  expect(await versionsAfter({ version: 5, eventId: last })).toEqual({ after: 5, read: [], version: 5 });
});

test('who knows an event that the stream does not have there is given all of it', async () => {
  const all = { after: 0, read: [1, 2, 3, 4, 5], version: 5 };
  expect(await versionsAfter({ version: 3, eventId: first.eventId }), 'elsewhere in the stream').toEqual(all);
  expect(await versionsAfter({ version: 3, eventId: madeUpEvent().eventId }), 'of another history').toEqual(all);
  expect(await versionsAfter({ version: 9, eventId: third.eventId }), 'later than the newest').toEqual(all);
  expect(await versionsAfter({ version: 3, eventId: third.eventId }, 'unknown')).toMatchObject({ after: 0, read: [] });
});

test('E7: what is known of one tenant’s stream says nothing about another’s of the same id', async () => {
  expect(await versionsAfter({ version: 1, eventId: first.eventId }, 'known', other)).toMatchObject({
    after: 0,
    read: [1],
  });
});

test('a program of before, which names no event it knows, is given the whole stream', async () => {
  const { rows } = await db
    .pool('vg_writer')
    .query(`select load_stream('${mine.tenantId}/${mine.mode}', 'known', null) as loaded`);
  expect(rows[0].loaded).toMatchObject({ version: 5, events: events.map(({ eventId }) => ({ eventId })) });
});
