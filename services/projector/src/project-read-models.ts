import type { EventBus, Subscription } from '@visaguard/event-bus';
import { fromCheckpoint, type ReadModelProjector, readModelConsumer } from '@visaguard/read-models';

export type ProjectReadModels = {
  readonly bus: EventBus;
  readonly projector: ReadModelProjector;
  /** Called after each batch: reads that wait for a position look again. */
  readonly onApplied: () => void;
  readonly signal: AbortSignal;
};

/** Keeps the read models up with the events until `signal` aborts. */
export async function projectReadModels(options: ProjectReadModels): Promise<Subscription> {
  const { bus, projector, onApplied, signal } = options;
  const { from, onBatch } = await fromCheckpoint({
    read: () => projector.checkpoint(),
    async handle(events, from, to) {
      await projector.apply(events, from, to);
      onApplied();
    },
  });
  return bus.subscribe({ name: readModelConsumer.name, from, signal, onBatch });
}
