import { type EventForms, eventForms } from '@visaguard/contracts';
import type { StoredEvent } from '@visaguard/event-store';
import { systemClock } from '@visaguard/kernel';
import type { EachBatchPayload } from 'kafkajs';
import { expect, test } from 'vitest';
import type { DeliveryFailure } from '../event-bus.ts';
import { lampMessage } from '../testing/lamps.ts';
import { toRecord } from './cloud-event.ts';
import { createKafkaClient } from './kafka-client.ts';
import { createLaneReader } from './lane-reader.ts';
import { createLanes } from './lanes.ts';

type LampOf = (version: number) => ReturnType<typeof lampMessage>;

/** A reader whose checkpoint is `place`, handed records `from` to below `end`. */
function reading(place: string | null, { forms, lampOf = lampMessage }: { forms?: EventForms; lampOf?: LampOf } = {}) {
  const failures: DeliveryFailure[] = [];
  const seeks: string[] = [];
  const delivered: string[] = [];
  const events: StoredEvent[] = [];
  const resolved: string[] = [];
  const reader = createLaneReader({
    consumer: { seek: ({ offset }) => seeks.push(offset) },
    lanes: createLanes(systemClock),
    options: {
      kafka: createKafkaClient({ clientId: 'lane-test', addresses: ['127.0.0.1:1'] }),
      plan: { categories: ['lamp'], generation: 1, partitions: 1, replicationFactor: 1 },
      ...(forms ? { forms } : {}),
      onCrash: refuse,
      onError: (failure) => failures.push(failure),
    },
    subscription: {
      name: 'sample',
      signal: new AbortController().signal,
      checkpoint: async () => place,
      async onBatch({ from, next, events: batch }) {
        delivered.push(`${from}..${next}`);
        events.push(...batch);
      },
    },
  });
  const hand = (from: number, end: number, { partition = 0, heartbeat = async () => {} }: Partial<Handed> = {}) =>
    reader.read(payload({ from, end, partition, heartbeat, resolved, lampOf }));
  const names = () => failures.map(({ error }) => (error instanceof Error ? error.name : error));
  return { reader, hand, names, seeks, delivered, resolved, events };
}

function refuse(): never {
  throw new Error('not asked for here');
}

type Handed = { readonly partition: number; readonly heartbeat: () => Promise<void> };
type Payload = Handed & { from: number; end: number; resolved: string[]; lampOf: LampOf };

function payload({ from, end, partition, heartbeat, resolved, lampOf }: Payload): EachBatchPayload {
  const messages = Array.from({ length: end - from }, (_, at) => {
    const { key, value, headers } = toRecord(lampOf(from + at + 1));
    const offset = String(from + at);
    return { key: Buffer.from(key), value: Buffer.from(value), headers, offset, timestamp: '0', attributes: 0 };
  });
  return {
    batch: {
      topic: 'visaguard.lamp.g1',
      partition,
      highWatermark: String(end),
      messages,
      isEmpty: () => messages.length === 0,
      firstOffset: () => messages[0]?.offset ?? null,
      lastOffset: () => messages.at(-1)?.offset ?? '0',
      offsetLag: refuse,
      offsetLagLow: refuse,
    },
    resolveOffset: (offset) => void resolved.push(offset),
    heartbeat,
    pause: () => () => {},
    commitOffsetsIfNecessary: refuse,
    uncommittedOffsets: refuse,
    isRunning: () => true,
    isStale: () => false,
  };
}

test('what was handled before is passed by, the rest is delivered from the checkpoint on', async () => {
  const { hand, delivered, resolved } = reading('3');
  await hand(0, 3);
  await hand(2, 6);
  expect(delivered).toEqual(['3..6']);
  expect(resolved).toEqual(['2', '5']);
});

test('a broker that was wiped and has less than was handled is refused, and nothing is passed over', async () => {
  const { reader, hand, names, delivered, resolved } = reading('500');
  await hand(0, 3);
  await hand(0, 3);
  reader.close();
  expect(names()).toEqual(['LaneCutOff']);
  expect([delivered, resolved]).toEqual([[], []]);
});

test('and stays refused, in all its lanes, when it holds as many records again: those would be passed over', async () => {
  const { reader, hand, names, delivered, resolved } = reading('5');
  await hand(0, 3);
  await hand(0, 3);
  reader.assigned();
  await hand(0, 8);
  await hand(0, 8, { partition: 1 });
  reader.close();
  expect(names()).toEqual(['LaneCutOff', 'LaneCutOff', 'LaneCutOff']);
  expect([delivered, resolved]).toEqual([[], []]);
});

test('a batch that waited while another member moved the checkpoint past its end is no sign of a wiped broker', async () => {
  const { hand, names, seeks, delivered, resolved } = reading('5');
  await hand(0, 3);
  expect(seeks).toEqual(['0']);
  await hand(0, 8);
  expect(names()).toEqual([]);
  expect([delivered, resolved]).toEqual([['5..8'], ['7']]);
});

test('a broker that starts behind the checkpoint is sent back, again after the lanes were handed out anew', async () => {
  const { reader, hand, seeks, delivered } = reading('3');
  await hand(5, 8);
  reader.assigned();
  await hand(5, 8);
  expect(seeks).toEqual(['3', '3']);
  expect(delivered).toEqual([]);
});

test('records that the broker does not have any more are told, and what it has is delivered', async () => {
  const { hand, names, delivered } = reading('3');
  await hand(5, 8);
  await hand(5, 8);
  expect(names()).toEqual(['RecordsGone']);
  expect(delivered).toEqual(['3..8']);
});

test('a rebalance after a batch is no failure of the batch', async () => {
  const { hand, names, seeks, delivered } = reading(null);
  await hand(0, 2, { heartbeat: () => Promise.reject(new Error('the group is rebalancing')) });
  expect(delivered).toEqual(['null..2']);
  expect([names(), seeks]).toEqual([[], []]);
});

test('E26, E27: records of an old version are delivered in the current form, those of a newer one as they came', async () => {
  const known = [1, 2].map((schemaVersion) => ({ type: 'lamp.lit', schemaVersion }));
  const forms = eventForms(known, [
    { type: 'lamp.lit', from: 1, up: ({ watts = 0 }) => ({ lumens: Number(watts) * 90 }) },
  ]);
  const bodies = [{ watts: 5 }, { lumens: 800 }, { candela: 60 }];
  const lampOf = (version: number) => {
    const { envelope, ...lamp } = lampMessage(version, { payload: bodies[version - 1] ?? {} });
    return { ...lamp, envelope: { ...envelope, schemaVersion: version } };
  };
  const { hand, events, names } = reading(null, { forms, lampOf });
  await hand(0, 3);
  expect(events).toMatchObject([
    { version: 1, schemaVersion: 2, data: { lumens: 450 } },
    { version: 2, schemaVersion: 2, data: { lumens: 800 } },
    { version: 3, schemaVersion: 3, data: { candela: 60 } },
  ]);
  expect(names()).toEqual([]);
});
