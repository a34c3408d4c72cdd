import { inTransaction, type Pool } from '@visaguard/postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { Waiting } from './await-position.ts';
import { readCheckpoints } from './checkpoints/checkpoint.ts';
import { readModelConsumer } from './read-model.ts';

/** The read models did not come as far as somebody has to wait for. It may pass. */
export class ReadModelsBehind extends Error {
  override readonly name = 'ReadModelsBehind';
}

export type AwaitCheckpoints = Waiting & {
  /** Asked with how far the read models have come, by lane. */
  readonly isReached: (places: ReadonlyMap<string, string>) => boolean;
};

/**
 * Waits until the read models have come so far in their lanes. False when they did not in time. For whoever follows the
 * events as well and may not run ahead of them; a caller who has written something waits for its position.
 */
export async function awaitCheckpoints(reader: Pool, wanted: AwaitCheckpoints): Promise<boolean> {
  const deadlineMs = wanted.nowMs() + wanted.timeoutMs;
  for (;;) {
    const places = await inTransaction(reader, (client) => readCheckpoints(drizzle(client), readModelConsumer));
    if (wanted.isReached(places)) return true;
    if (wanted.nowMs() >= deadlineMs) return false;
    await wanted.pause(pollMs);
  }
}

const pollMs = 20;
