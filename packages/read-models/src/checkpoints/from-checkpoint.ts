import { type Cursor, compareCursors, type StoredEvent } from '@visaguard/event-store';
import { ConsumerFenced } from './checkpoint-keeper.ts';

export type Checkpointed = {
  readonly read: () => Promise<Cursor>;
  /** Handles the events and moves the checkpoint from `from` to `to`. @throws ConsumerFenced */
  readonly handle: (events: readonly StoredEvent[], from: Cursor, to: Cursor) => Promise<void>;
};

export type FromCheckpoint = {
  /** Where to start. */
  readonly from: Cursor;
  readonly onBatch: (events: readonly StoredEvent[], next: Cursor) => Promise<void>;
};

/**
 * A consumer that goes on from its checkpoint. Was the checkpoint moved by another (a second instance, or this one's
 * own commit whose answer got lost) the batch fails once and comes again; what is handled by then is left out. Without
 * this a lost answer would fence the only instance there is, for ever.
 */
export async function fromCheckpoint({ read, handle }: Checkpointed): Promise<FromCheckpoint> {
  let at = await read();
  return {
    from: at,
    async onBatch(events, next) {
      const unhandled = events.filter((event) => compareCursors(event, at) > 0);
      if (unhandled.length === 0) return;
      try {
        await handle(unhandled, at, next);
      } catch (error) {
        if (error instanceof ConsumerFenced) at = await read();
        throw error;
      }
      at = next;
    },
  };
}
