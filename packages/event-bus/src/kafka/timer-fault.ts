import { createRequire } from 'node:module';
import type { Clock } from '@visaguard/kernel';

type RequestQueue = { readonly pending: readonly unknown[]; readonly throttledUntil: number };
type Scheduling = { scheduleCheckPendingRequests: (this: RequestQueue) => void };

/**
 * kafkajs 2.2.4 arms a timer with a negative delay after every answer, also while nothing waits to be sent: each idle
 * connection wakes about 800 times a second (tulios/kafkajs issues 1704 and 1751, not released). Armed here only where
 * a request waits or the broker throttles. To be called once before a client is made; doing it again changes nothing.
 */
export function containTimerFault(clock: Clock): void {
  const require = createRequire(import.meta.url);
  const queue = require('kafkajs/src/network/requestQueue') as { readonly prototype: Scheduling };
  const { prototype } = queue;
  const arm = prototype.scheduleCheckPendingRequests;
  if (arm.name === contained.name) return;
  prototype.scheduleCheckPendingRequests = contained;

  function contained(this: RequestQueue): void {
    if (this.pending.length > 0 || this.throttledUntil > clock.now().getTime()) arm.call(this);
  }
}
