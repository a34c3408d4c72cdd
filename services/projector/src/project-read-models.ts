import type { EventBus, Subscription } from '@visaguard/event-bus';
import { type ReadModelProjector, readModelConsumer } from '@visaguard/read-models';
import { traceBatch } from './trace-batch.ts';

export type ProjectReadModels = {
  readonly bus: EventBus;
  readonly projector: ReadModelProjector;
  /** Called after each batch: reads that wait for a position look again. */
  readonly onApplied: () => void;
  readonly signal: AbortSignal;
};

/** Keeps the read models up with the events until `signal` aborts. */
export function projectReadModels({ bus, projector, onApplied, signal }: ProjectReadModels): Subscription {
  return bus.subscribe({
    name: readModelConsumer.name,
    checkpoint: projector.checkpoint,
    async onBatch(batch) {
      await traceBatch('apply read models', batch, () => projector.apply(batch));
      onApplied();
    },
    signal,
  });
}
