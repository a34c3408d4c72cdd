import { kafkaTools } from './kafka/install-kafka.ts';
import { findMissing, type MissingTool } from './required-tool.ts';
import { temporalTools } from './temporal/install-temporal.ts';

/** What this machine lacks to run Kafka and Temporal. Engines that were got before need no tools to get them. */
export async function missingTools(): Promise<MissingTool[]> {
  return findMissing([...kafkaTools(), ...temporalTools()]);
}
