import type { StoredEvent } from '@visaguard/event-store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryFailure, EventBus, Subscription } from './event-bus.ts';

/** The checkpoints of a consumer, by lane. A lane that is not in it comes from its beginning. */
export type Checkpoints = ReadonlyMap<string, string>;

/** What an adapter brings to be tested. Times: `append` resolves when the events are committed. */
export type BusHarness = {
  bus: EventBus;
  /** Appends `count` events to a stream of a made-up category; resolves to their ids. */
  append(streamId: string, count: number): Promise<string[]>;
  /** Where a new consumer starts that wants nothing of the past. */
  end(): Promise<Checkpoints>;
  failures: DeliveryFailure[];
  close(): Promise<void>;
};

/** The behaviour that every adapter of the bus has. */
export function describeEventBus(adapter: string, start: () => Promise<BusHarness>): void {
  describe(`event bus over ${adapter}`, () => {
    let harness: BusHarness;
    let from: Checkpoints;
    let stop: AbortController;
    const running: Subscription[] = [];
    beforeAll(async () => {
      harness = await start();
    });
    afterAll(() => harness?.close());
    beforeEach(async () => {
      from = await harness.end();
      stop = new AbortController();
      harness.failures.length = 0;
    });
    afterEach(async () => {
      stop.abort();
      await Promise.all(running.splice(0).map(({ done }) => done));
    });

    type Consumer = {
      delivered: string[];
      events: StoredEvent[];
      checkpoints: Map<string, string>;
      subscription: Subscription;
    };
    type Following = {
      batchSize?: number;
      at?: Checkpoints;
      signal?: AbortSignal;
      before?: (events: readonly StoredEvent[]) => Promise<void>;
    };
    function consume(
      name: string,
      { batchSize = 7, at = from, signal = stop.signal, before }: Following = {},
    ): Consumer {
      const consumer: Omit<Consumer, 'subscription'> = { delivered: [], events: [], checkpoints: new Map(at) };
      const { checkpoints } = consumer;
      const subscription = harness.bus.subscribe({
        name,
        checkpoint: async (lane) => checkpoints.get(lane) ?? null,
        batchSize,
        signal,
        async onBatch({ lane, from: known, next, events }) {
          await before?.(events);
          if ((checkpoints.get(lane) ?? null) !== known) throw new Error('fenced');
          consumer.events.push(...events);
          consumer.delivered.push(...events.map(({ eventId }) => eventId));
          checkpoints.set(lane, next);
        },
      });
      running.push(subscription);
      return Object.assign(consumer, { subscription });
    }
    const untilDelivered = ({ delivered }: Consumer, count: number) =>
      expect.poll(() => delivered.length, { timeout: 10_000, interval: 5 }).toBe(count);

    test('delivers what is there and what comes, once, in order within each stream', async () => {
      const ids = await harness.append('order-1', 10);
      const consumer = consume('order');
      ids.push(...(await harness.append('order-2', 10)), ...(await harness.append('order-1', 10)));
      await untilDelivered(consumer, 30);
      expect(new Set(consumer.delivered)).toEqual(new Set(ids));
      for (const streamId of ['order-1', 'order-2']) {
        const versions = consumer.events.filter((event) => event.streamId === streamId).map(({ version }) => version);
        expect(versions).toEqual(versions.map((_, index) => index + 1));
      }
    });

    test('loses nothing while many append at once', async () => {
      const consumer = consume('busy');
      const appended = await Promise.all(Array.from({ length: 40 }, (_, n) => harness.append(`busy-${n % 5}`, 3)));
      await untilDelivered(consumer, 120);
      expect(new Set(consumer.delivered)).toEqual(new Set(appended.flat()));
    });

    test('a consumer that starts again from its checkpoint gets the rest and nothing twice', async () => {
      const first = new AbortController();
      const before = consume('restart', { signal: first.signal });
      const ids = await harness.append('restart', 10);
      await untilDelivered(before, 10);
      first.abort();
      await before.subscription.done;
      ids.push(...(await harness.append('restart', 10)));
      const after = consume('restart', { at: before.checkpoints });
      await untilDelivered(after, 10);
      expect([...before.delivered, ...after.delivered]).toEqual(ids);
    });

    test('a batch that fails comes again in place, is reported, and holds back what follows it', async () => {
      const batches: string[][] = [];
      const consumer = consume('failing', {
        batchSize: 2,
        async before(events) {
          batches.push(events.map(({ eventId }) => eventId));
          if (batches.length <= 2) throw new Error('not now');
        },
      });
      const ids = await harness.append('failing', 4);
      await untilDelivered(consumer, 4);
      expect(batches[1]).toEqual(batches[0]);
      expect(consumer.delivered).toEqual(ids);
      expect(harness.failures.map(({ name, attempts }) => [name, attempts])).toEqual([
        ['failing', 1],
        ['failing', 2],
      ]);
    });

    test('one failing consumer does not hold back another', async () => {
      consume('broken', { before: () => Promise.reject(new Error('never')) });
      const healthy = consume('healthy');
      await harness.append('apart', 5);
      await untilDelivered(healthy, 5);
    });

    test('after the end of a subscription nothing is delivered', async () => {
      const end = new AbortController();
      const consumer = consume('ending', { signal: end.signal });
      await harness.append('ending', 1);
      await untilDelivered(consumer, 1);
      end.abort();
      await consumer.subscription.done;
      await harness.append('ending', 1);
      const witness = consume('witness', { at: consumer.checkpoints });
      await untilDelivered(witness, 1);
      expect(consumer.delivered).toHaveLength(1);
    });

    test('a consumer whose checkpoint was moved by another goes on from there and hands over nothing twice', async () => {
      const consumer = consume('overtaken', {
        async before(events) {
          if (consumer.delivered.length > 0 || consumer.events.length > 0) return;
          // Another instance has handled this batch, or this one has and the answer got lost.
          consumer.events.push(...events);
          for (const [lane, place] of await harness.end()) consumer.checkpoints.set(lane, place);
        },
      });
      const ids = await harness.append('overtaken', 3);
      await expect.poll(() => harness.failures.length, { timeout: 10_000, interval: 5 }).toBe(1);
      ids.push(...(await harness.append('overtaken', 2)));
      await untilDelivered(consumer, 2);
      expect(consumer.delivered).toEqual(ids.slice(3));
    });

    test('health shows the places reached, and stands still while a consumer fails', async () => {
      const consumer = consume('health');
      await harness.append('health', 3);
      await untilDelivered(consumer, 3);
      const places = () => new Set(consumer.subscription.health().lanes.map(({ place }) => place));
      await expect.poll(() => [...consumer.checkpoints.values()].some((place) => places().has(place))).toBe(true);
      const stuck = consume('stuck', { before: () => Promise.reject(new Error('never')) });
      await harness.append('health', 1);
      await expect.poll(() => harness.failures.length, { timeout: 10_000 }).toBeGreaterThan(2);
      const { lastProgressAt } = stuck.subscription.health();
      const failedSoFar = harness.failures.length;
      await expect.poll(() => harness.failures.length, { timeout: 10_000 }).toBeGreaterThan(failedSoFar);
      const { name, lastTriedAt, ...now } = stuck.subscription.health();
      expect([name, now.lastProgressAt]).toEqual(['stuck', lastProgressAt]);
      expect(lastTriedAt > lastProgressAt, 'it goes on trying').toBe(true);
    });
  });
}
