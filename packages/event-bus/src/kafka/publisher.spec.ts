import type { ProducerBatch } from 'kafkajs';
import { expect, test } from 'vitest';
import { lampMessage } from '../testing/lamps.ts';
import { createPublisher } from './publisher.ts';

/** Producers of a broker that answers as `answer` says; the number of the producer comes first. */
function publishing(answer: (producer: number, batch: ProducerBatch) => Promise<void>) {
  const disconnected: number[] = [];
  let made = 0;
  const publisher = createPublisher({
    generation: 1,
    kafka: {
      producer() {
        made += 1;
        const mine = made;
        return {
          connect: async () => {},
          disconnect: async () => void disconnected.push(mine),
          sendBatch: async (batch) => {
            await answer(mine, batch);
            return [];
          },
        };
      },
    },
  });
  return { publisher, disconnected };
}

test('many large events of one stream go in requests that a broker takes, in their order', async () => {
  const requests: { bytes: number; versions: string[] }[] = [];
  const { publisher } = publishing(async (_, { topicMessages = [] }) => {
    const records = topicMessages.flatMap(({ messages }) => messages);
    requests.push({
      bytes: records.reduce((sum, record) => sum + JSON.stringify(record).length, 0),
      versions: records.map(({ headers }) => String(headers?.['ce_sequence'])),
    });
  });
  const large = Array.from({ length: 500 }, (_, at) => lampMessage(at + 1, { payload: { text: 'x'.repeat(5_000) } }));
  await publisher.publish(large);
  expect(Math.max(...requests.map(({ bytes }) => bytes))).toBeLessThan(1_000_000);
  expect(requests.flatMap(({ versions }) => versions)).toEqual(large.map(({ version }) => String(version)));
});

test('one that failed late does not take away the producer that others have started since', async () => {
  const late = Promise.withResolvers<void>();
  const { publisher, disconnected } = publishing(async (producer, batch) => {
    if (producer > 1) return;
    const isLate = batch.topicMessages?.some(({ messages }) => messages.length === 2);
    if (isLate) await late.promise;
    throw new Error('the broker is away');
  });
  const failsLate = publisher.publish([lampMessage(1), lampMessage(2)]);
  await expect(publisher.publish([lampMessage(3)])).rejects.toThrow('away');
  await publisher.publish([lampMessage(3)]);
  late.resolve();
  await expect(failsLate).rejects.toThrow('away');
  await publisher.publish([lampMessage(4)]);
  expect(disconnected).not.toContain(2);
  await publisher.close();
  expect(disconnected.at(-1)).toBe(2);
});
