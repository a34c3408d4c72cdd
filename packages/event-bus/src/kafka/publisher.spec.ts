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

test('what is published at once goes one after the other, and after a failure by a new producer', async () => {
  const first = Promise.withResolvers<void>();
  const sent: string[] = [];
  const { publisher, disconnected } = publishing(async (producer, batch) => {
    const versions = batch.topicMessages?.flatMap(({ messages }) =>
      messages.map(({ headers }) => headers?.['ce_sequence']),
    );
    sent.push(`${producer}: ${versions}`);
    if (sent.length === 1) await first.promise;
  });
  const fails = publisher.publish([lampMessage(1), lampMessage(2)]);
  const waits = publisher.publish([lampMessage(3)]);
  await expect.poll(() => sent).toEqual(['1: 1,2']);
  first.reject(new Error('the broker is away'));
  await expect(fails).rejects.toThrow('away');
  await waits;
  await publisher.publish([lampMessage(4)]);
  expect(sent).toEqual(['1: 1,2', '2: 3', '2: 4']);
  await publisher.close();
  expect(disconnected).toEqual([1, 2]);
});
