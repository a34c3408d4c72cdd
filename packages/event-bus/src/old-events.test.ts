import { eventForms, UnknownEvent } from '@visaguard/contracts';
import {
  createEventStore,
  createEventsByStream,
  createEventTail,
  type EventStore,
  firstPlace,
  registerEventTypes,
} from '@visaguard/event-store';
import { type Json, mintId, systemClock, systemRandom } from '@visaguard/kernel';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTailBus } from './tail-bus.ts';
import { lampType } from './testing/lamps.ts';
import { createWakeSignal } from './wake-signal.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase('core');
});
afterAll(() => db?.close());

const [first, second, third] = [1, 2, 3].map((schemaVersion) => ({ ...lampType, schemaVersion }));
if (!first || !second || !third) throw new Error('three versions');
const brighter = { type: 'lamp.lit', from: 1, up: ({ watts = 0 }) => ({ lumens: Number(watts) * 90 }) } as const;
/** Two releases of one program. A third one, which nobody here is, writes version 3. */
const releases = {
  first: eventForms([first], []),
  second: eventForms([first, second], [brighter]),
};

const scope = { tenantId: `ten_${'7'.repeat(26)}`, mode: 'test' } as const;

async function append(store: EventStore, schemaVersion: number, lamps: readonly Json[]): Promise<void> {
  const meta = { actor: { kind: 'process', id: 'lamp' }, at: '2026-01-01T00:00:00.000Z' } as const;
  const events = lamps.map((data) => {
    return { eventId: mintId('event', systemClock, systemRandom), type: 'lamp.lit', schemaVersion, data, meta };
  });
  const commandId = mintId('request', systemClock, systemRandom);
  const streams = [{ streamId: 'hall', category: 'lamp', expected: 'any' as const, events }];
  await store.append({ scope, commandId, bodyHash: 'b', streams });
}

test('E26, E27: what an older release stored is read, followed and projected in the current form; what a newer one stored is not', async () => {
  await registerEventTypes(db.pool('owner'), [first, second, third]);
  const writer = db.pool('vg_writer');
  const [older, current] = [releases.first, releases.second].map((forms) => createEventStore({ writer, forms }));
  if (!older || !current) throw new Error('two releases');
  await append(older, 1, [{ watts: 5 }, { watts: 9 }]);
  await append(current, 2, [{ lumens: 800 }]);

  const lit = [{ lumens: 450 }, { lumens: 810 }, { lumens: 800 }].map((data) => ({ schemaVersion: 2, data }));
  expect((await current.load(scope, 'hall')).events).toMatchObject(lit);
  await expect(older.load(scope, 'hall')).rejects.toBeInstanceOf(UnknownEvent);

  const byStream = createEventsByStream({ tail: db.pool('vg_tail'), forms: releases.second });
  expect(await byStream.read(`${scope.tenantId}/test`, { streamId: '', version: 0 }, 10)).toMatchObject(lit);
  expect((await byStream.readAll(firstPlace, 10)).events).toMatchObject(lit);

  await append(current, 3, [{ candela: 60 }]);
  await expect(current.load(scope, 'hall')).rejects.toThrow('lamp.lit version 3 is not known here');
  expect(await brightest(3)).toEqual({ lumens: 810, notUnderstood: [{ schemaVersion: 3, data: { candela: 60 } }] });
});

/** A made-up read model of all lamps, kept up over the bus. */
async function brightest(schemaVersionMax: number) {
  const tail = createEventTail({ tail: db.pool('vg_tail'), forms: releases.second });
  const stop = new AbortController();
  const model = { lumens: 0, notUnderstood: [] as object[] };
  let seen = 0;
  const following = createTailBus({ tail, wake: createWakeSignal(), pollMs: 10 }).subscribe({
    name: 'brightest',
    checkpoint: async () => null,
    signal: stop.signal,
    async onBatch({ events }) {
      for (const { schemaVersion, type, data } of events) {
        const isCurrent = releases.second.isCurrent({ type, schemaVersion });
        if (isCurrent) model.lumens = Math.max(model.lumens, (data as { lumens: number }).lumens);
        else model.notUnderstood.push({ schemaVersion, data });
        seen = Math.max(seen, schemaVersion);
      }
    },
  });
  await expect.poll(() => seen, { timeout: 10_000 }).toBe(schemaVersionMax);
  stop.abort();
  await following.done;
  return model;
}
