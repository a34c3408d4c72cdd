import { createEventStore, createEventTail, type EventTail, registerEventTypes } from '@visaguard/event-store';
import { createTestDatabase } from '@visaguard/testkit';
import { expect, test } from 'vitest';
import { type BusHarness, describeEventBus } from './bus.feature.ts';
import type { DeliveryFailure } from './event-bus.ts';
import { createTailBus } from './tail-bus.ts';
import { appendLamps, lampType } from './testing/lamps.ts';
import { createWakeSignal } from './wake-signal.ts';

async function startTailBus({
  pollMs,
  waking,
}: {
  pollMs: number;
  waking: boolean;
}): Promise<BusHarness & { tail: EventTail }> {
  const db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), [lampType]);
  const wake = createWakeSignal();
  const onAppended = waking ? wake.notify : () => {};
  const store = createEventStore({ writer: db.pool('vg_writer'), onAppended });
  const tail = createEventTail({ tail: db.pool('vg_tail') });
  const failures: DeliveryFailure[] = [];
  return {
    tail,
    bus: createTailBus({ tail, wake, pollMs, onError: (failure) => failures.push(failure) }),
    append: (streamId, count) => appendLamps(store, streamId, count),
    async end() {
      const { xid, position } = await tail.end();
      return new Map([['store', `${xid}.${position}`]]);
    },
    failures,
    close: () => db.close(),
  };
}

describeEventBus('the event store, woken by the signal', () => startTailBus({ pollMs: 50, waking: true }));
describeEventBus('the event store, by polling alone', () => startTailBus({ pollMs: 20, waking: false }));

test('the signal delivers at once: the poll is only the net', async () => {
  const pollMs = 2_000;
  const harness = await startTailBus({ pollMs, waking: true });
  const stop = new AbortController();
  const delivered: string[] = [];
  const from = await harness.end();
  const subscription = harness.bus.subscribe({
    name: 'woken',
    checkpoint: async (lane) => from.get(lane) ?? null,
    signal: stop.signal,
    async onBatch({ events }) {
      delivered.push(...events.map(({ eventId }) => eventId));
    },
  });
  const ids: string[] = [];
  const tookMs: number[] = [];
  for (let round = 1; round <= 9; round++) {
    const start = performance.now();
    ids.push(...(await harness.append('woken', 1)));
    await expect.poll(() => delivered, { timeout: 3 * pollMs, interval: 2 }).toEqual(ids);
    tookMs.push(performance.now() - start);
  }
  // Each append follows a delivery, so by polling most would take pollMs. Not all are at once: another test
  // of this cluster may hold a transaction open, and what is held back at the signal waits for the net.
  const median = tookMs.toSorted((a, b) => a - b)[4];
  expect(median).toBeLessThan(pollMs / 2);
  stop.abort();
  await subscription.done;
  await harness.close();
});

test('a server that goes away is reported and the subscription goes on when it is back', async () => {
  const harness = await startTailBus({ pollMs: 5, waking: true });
  const from = await harness.end();
  let broken = true;
  const tail: EventTail = {
    ...harness.tail,
    read: (cursor, limit) => (broken ? Promise.reject(new Error('gone')) : harness.tail.read(cursor, limit)),
  };
  const failures: DeliveryFailure[] = [];
  const bus = createTailBus({
    tail,
    wake: createWakeSignal(),
    pollMs: 5,
    onError: (failure) => failures.push(failure),
  });
  const stop = new AbortController();
  let delivered = 0;
  const subscription = bus.subscribe({
    name: 'cut off',
    checkpoint: async (lane) => from.get(lane) ?? null,
    signal: stop.signal,
    async onBatch({ events }) {
      delivered += events.length;
    },
  });
  await harness.append('cut-off', 2);
  await expect.poll(() => failures.length).toBeGreaterThan(1);
  expect(delivered).toBe(0);
  broken = false;
  await expect.poll(() => delivered, { timeout: 5_000 }).toBe(2);
  stop.abort();
  await subscription.done;
  await harness.close();
});
