import { laneEnds } from '@visaguard/event-bus';
import { topicPlan } from '@visaguard/runtime';
import type { Rig } from './start-rig.ts';
import { until } from './until.ts';

/** One record as it lies on the broker. */
export type LaneRecord = {
  readonly lane: string;
  readonly topic: string;
  readonly partition: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: { readonly [name: string]: string };
};

const patienceMs = 60_000;

/** Every record that lies on the broker now, each lane in its order from the beginning. */
export async function readLanes({ kafkaClient, bus }: Rig): Promise<LaneRecord[]> {
  const ends = new Map([...(await laneEnds(kafkaClient, topicPlan(bus())))].filter(([, end]) => end !== '0'));
  const left = new Set(ends.keys());
  const records: LaneRecord[] = [];
  const consumer = kafkaClient.consumer({
    groupId: `faults.${process.pid}.${performance.now()}`,
    maxWaitTimeInMs: 100,
  });
  await consumer.connect();
  try {
    const topics = [...new Set([...left].map((lane) => lane.slice(0, lane.lastIndexOf('/'))))];
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ topic, partition, message: { offset, key, value, headers } }) => {
        const lane = `${topic}/${partition}`;
        const end = BigInt(ends.get(lane) ?? 0);
        if (BigInt(offset) < end) records.push({ lane, topic, partition, key, value, headers: asText(headers ?? {}) });
        if (BigInt(offset) + 1n >= end) left.delete(lane);
      },
    });
    await until('all records are read', async () => left.size === 0, patienceMs);
    return records;
  } finally {
    await consumer.disconnect();
  }
}

function asText(headers: { readonly [name: string]: Buffer | string | (Buffer | string)[] | undefined }) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
