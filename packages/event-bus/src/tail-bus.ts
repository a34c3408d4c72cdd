import type { Cursor, EventTail } from '@visaguard/event-store';
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

/** The bus of a deployment without a broker: each subscription follows the event store itself. */
export function createTailBus(options: TailBusOptions): EventBus {
  const { tail, wake, pollMs = 50, onError = () => {}, clock = systemClock } = options;
  return {
    subscribe(subscription) {
      const { name, signal } = subscription;
      const state = { cursor: subscription.from, lastProgressAt: instant(clock) };
      const retry = retrying({ signal, onFailure: (error, attempts) => onError({ name, error, attempts }) });
      const onProgress = (cursor: Cursor) => Object.assign(state, { cursor, lastProgressAt: instant(clock) });
      const done = follow({ tail, wake, pollMs, retry, onProgress, subscription });
      return { done, health: () => ({ name, ...state }) };
    },
  };
}

type Following = Required<Pick<TailBusOptions, 'tail' | 'wake' | 'pollMs'>> & {
  retry: ReturnType<typeof retrying>;
  onProgress: (cursor: Cursor) => void;
  subscription: SubscribeOptions;
};

async function follow({ tail, wake, pollMs, retry, onProgress, subscription }: Following): Promise<void> {
  const { signal, onBatch, batchSize = 100 } = subscription;
  let cursor = subscription.from;
  while (!signal.aborted) {
    const seen = wake.count();
    const batch = await retry(() => tail.read(cursor, batchSize));
    if (!batch || signal.aborted) return;
    const { events, next } = batch.value;
    if (events.length === 0) {
      onProgress(cursor);
      await wake.after(seen, pollMs, signal);
    } else if (await retry(() => onBatch(events, next))) {
      cursor = next;
      onProgress(cursor);
    }
  }
}
