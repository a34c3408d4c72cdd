import { topicGeneration } from '@visaguard/event-store';
import { type BusSettings, openPool } from '@visaguard/runtime';
import type { Engines } from './start-engines.ts';

/** The topics of a stack on one machine. Their generation is what the database says: `ops republish` may have raised it. */
export async function topicSettings({
  postgres,
  kafka,
}: {
  readonly postgres: Pick<Engines['postgres'], 'coreUrl'>;
  readonly kafka: Pick<Engines['kafka'], 'address'>;
}): Promise<BusSettings> {
  const relay = await openPool({ url: postgres.coreUrl, role: 'vg_relay', max: 1 });
  try {
    const { number } = await topicGeneration(relay);
    return { kafka: kafka.address, topicGeneration: String(number), topicPartitions: '24', topicReplicas: '1' };
  } finally {
    await relay.end();
  }
}
