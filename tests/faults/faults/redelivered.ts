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
      for (const { topic, partition, key, value, headers } of records) {
        await producer.send({ topic, messages: [{ partition, key, value, headers: { ...headers } }] });
      }
    } finally {
      await producer.disconnect();
    }
    sometimes.happened('a recorded event was delivered again, out of order', records.length);
  },
};
