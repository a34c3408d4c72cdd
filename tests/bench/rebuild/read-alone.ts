import { createEventsByStream, firstPlace } from '@visaguard/event-store';
import type { Pool } from '@visaguard/postgres';

/** Reads every event as a rebuild does, and does nothing with it. @returns events per second. */
export async function readAlone(tail: Pool, eventsAtOnce: number): Promise<number> {
  const store = createEventsByStream({ tail });
  const startMs = performance.now();
  let [after, count] = [firstPlace, 0];
  for (;;) {
    const { events, next } = await store.readAll(after, eventsAtOnce);
    if (events.length === 0) return (count * 1_000) / (performance.now() - startMs);
    [after, count] = [next, count + events.length];
  }
}
