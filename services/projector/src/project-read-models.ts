import type { EventBus, Subscription } from '@visaguard/event-bus';
import type { ReadModelProjector } from '@visaguard/read-models';

export type ProjectReadModels = {
  readonly bus: EventBus;
  readonly projector: ReadModelProjector;
  /** Called after each batch: reads that wait for a position look again. */
  readonly onApplied: () => void;
  readonly signal: AbortSignal;
};

/** Keeps the read models up with the events until `signal` aborts. */
export async function projectReadModels(options: ProjectReadModels): Promise<Subscription> {
  let checkpoint = await options.projector.checkpoint();
  return options.bus.subscribe({
    name: 'read-models',
    from: checkpoint,
    signal: options.signal,
    async onBatch(events, next) {
      await options.projector.apply(events, checkpoint, next);
      checkpoint = next;
      options.onApplied();
    },
  });
}
