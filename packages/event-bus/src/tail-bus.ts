import { type Cursor, compareCursors, type EventTail, startCursor } from '@visaguard/event-store';
import { type Clock, instant, systemClock } from '@visaguard/kernel';
import type { DeliveryFailure, EventBus, SubscribeOptions } from './event-bus.ts';
import { retrying } from './retrying.ts';
import type { WakeSignal } from './wake-signal.ts';

export type TailBusOptions = {
  tail: EventTail;
  wake: WakeSignal;
  /** The net under `wake`: events of other processes, and those held back by an older transaction. */
  pollMs?: number;
  onError?: (failure: DeliveryFailure) => void;
  clock?: Clock;
};

/** The only lane of the event store. */
const lane = 'store';

/** Whether checkpoints of this bus have come to a place of the event store, or past it. */
export function hasReached(places: ReadonlyMap<string, string>, place: Cursor): boolean {
  return compareCursors(cursorOf(places.get(lane) ?? null), place) >= 0;
}

/** Where a checkpoint stands in the event store; null for a lane of another bus. */
export function cursorInStore(checkpoint: { readonly lane: string; readonly place: string }): Cursor | null {
  return checkpoint.lane === lane ? cursorOf(checkpoint.place) : null;
}

/** The bus of a deployment without a broker: each subscription follows the event store itself. */
export function createTailBus(options: TailBusOptions): EventBus {
  const { tail, wake, pollMs = 50, onError = () => {}, clock = systemClock } = options;
  return {
    subscribe(subscription) {
      const { name, signal } = subscription;
      const state: { place: string | null; lastProgressAt: string } = { place: null, lastProgressAt: instant(clock) };
      let lastTriedAt = state.lastProgressAt;
      const onFailure = (error: unknown, attempts: number) => {
        lastTriedAt = instant(clock);
        onError({ name, lane, error, attempts });
      };
      const retry = retrying({ signal, onFailure });
      const onProgress = (place: string | null) => {
        lastTriedAt = instant(clock);
        Object.assign(state, { place, lastProgressAt: lastTriedAt });
      };
      const done = follow({ tail, wake, pollMs, retry, onProgress, subscription });
      return {
        done,
        health: () => ({
          name,
          lastTriedAt,
          lastProgressAt: state.lastProgressAt,
          lanes: [{ lane, ...state, behind: null }],
        }),
      };
    },
  };
}

type Following = Required<Pick<TailBusOptions, 'tail' | 'wake' | 'pollMs'>> & {
  retry: ReturnType<typeof retrying>;
  onProgress: (place: string | null) => void;
  subscription: SubscribeOptions;
};

async function follow({ tail, wake, pollMs, retry, onProgress, subscription }: Following): Promise<void> {
  const { signal, checkpoint, onBatch, batchSize = 100 } = subscription;
  let place: string | null = null;
  let isKnown = false;
  /** @returns whether there was something to handle. */
  const step = async () => {
    // Read anew after a failure: an answer may have been lost, or another instance may have gone on.
    if (!isKnown) place = await checkpoint(lane);
    isKnown = false;
    const { events, next } = await tail.read(cursorOf(place), batchSize);
    if (signal.aborted) return false;
    if (events.length > 0) {
      await onBatch({ lane, from: place, next: placeOf(next), events });
      place = placeOf(next);
    }
    isKnown = true;
    return events.length > 0;
  };
  while (!signal.aborted) {
    const seen = wake.count();
    const stepped = await retry(step);
    if (!stepped || signal.aborted) return;
    onProgress(place);
    if (!stepped.value) await wake.after(seen, pollMs, signal);
  }
}

/** `xid.position`, as callers are given it for a read that waits. */
function placeOf({ xid, position }: Cursor): string {
  return `${xid}.${position}`;
}

function cursorOf(place: string | null): Cursor {
  if (place === null) return startCursor;
  const [xid = '0', position = '0'] = place.split('.');
  return { xid, position };
}
