import { readLanes } from '../rig/read-lanes.ts';
import type { Fault } from './fault.ts';

const recordsMax = 400;

/**
 * Records that were published before are published again, out of order across streams and within them, while new ones
 * come: as a relay or a broker would that had lost its memory.
 */
export const redelivered: Fault = {
  name: 'delivered again, shuffled',
  async strike({ rig, draws, sometimes }) {
    const records = draws.shuffle(await readLanes(rig)).slice(0, recordsMax);
    const producer = rig.kafkaClient.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    try {
      const topicMessages = [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, of]) => ({
        topic,
        messages: of.map(({ partition, key, value, headers }) => ({ partition, key, value, headers: { ...headers } })),
      }));
      await producer.sendBatch({ topicMessages });
    } finally {
      await producer.disconnect();
    }
    sometimes.happened('a recorded event was delivered again, out of order', records.length);
  },
};
