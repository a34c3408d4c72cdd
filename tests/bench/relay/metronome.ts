import { parentPort, workerData } from 'node:worker_threads';
import { nowMs } from './messages.ts';

// Sleeps until each time of a schedule and says that it has come. A thread of its own: timers of the event loop count
// whole milliseconds, and a generator that is late by as much measures itself.
const { startMs, offsetsMs } = workerData as { startMs: number; offsetsMs: Float64Array };
const never = new Int32Array(new SharedArrayBuffer(4));
for (const [nth, offsetMs] of offsetsMs.entries()) {
  const waitMs = startMs + offsetMs - nowMs();
  if (waitMs > 0) Atomics.wait(never, 0, 0, waitMs);
  parentPort?.postMessage(nth);
}
