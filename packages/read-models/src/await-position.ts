import { type Cursor, compareCursors } from '@visaguard/event-store';
import type { Pool } from '@visaguard/postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import { readCheckpoint } from './checkpoints/checkpoint.ts';
import { readModelConsumer } from './read-model.ts';

export type AwaitPosition = {
  readonly position: Cursor;
  readonly timeoutMs: number;
  /** Resolves when something may have moved, and at the latest after `ms`. */
  readonly pause: (ms: number) => Promise<void>;
  readonly nowMs: () => number;
};

const pollMs = 20;

/** Waits until the read models hold everything up to a position. False when they did not get there in time. */
export async function awaitPosition(reader: Pool, wanted: AwaitPosition): Promise<boolean> {
  const deadlineMs = wanted.nowMs() + wanted.timeoutMs;
  for (;;) {
    const reached = await readCheckpoint(drizzle(reader), readModelConsumer);
    if (compareCursors(reached, wanted.position) >= 0) return true;
    if (wanted.nowMs() >= deadlineMs) return false;
    await wanted.pause(pollMs);
  }
}
