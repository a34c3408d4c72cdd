import type { Analytics } from '@visaguard/analytics';
import type { EventBus, Subscription } from '@visaguard/event-bus';
import { asProjected, type CheckpointKeeper, type Consumer } from '@visaguard/read-models';
import { auditRow } from './audit-row.ts';
import { traceBatch } from './trace-batch.ts';
import { usageRow } from './usage-row.ts';

export const factsConsumer: Consumer = { name: 'facts', version: 1 };

const eventsPerInsert = 1_000;

export type SinkFacts = {
  readonly bus: EventBus;
  readonly analytics: Pick<Analytics, 'insertAudit' | 'insertUsage'>;
  readonly checkpoint: Pick<CheckpointKeeper, 'read' | 'move'>;
  readonly signal: AbortSignal;
};

/**
 * Writes audit and usage facts. Inserted first, then the checkpoint moves: a batch may be inserted twice and counts
 * once, since rows are told apart by event id. While the engine is down the batch waits and nothing is skipped.
 */
export function sinkFacts({ bus, analytics, checkpoint, signal }: SinkFacts): Subscription {
  return bus.subscribe({
    name: factsConsumer.name,
    checkpoint: checkpoint.read,
    batchSize: eventsPerInsert,
    onBatch: (batch) =>
      traceBatch('sink facts', batch, async () => {
        const events = batch.events.map(asProjected);
        await analytics.insertAudit(events.map(auditRow));
        await analytics.insertUsage(events.flatMap((event) => usageRow(event) ?? []));
        await checkpoint.move(batch);
      }),
    signal,
  });
}
