import type { Cursor } from '@visaguard/event-store';
import { scopeKey, type TenantScope } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { readModelConsumer } from './read-model.ts';

export type AwaitPosition = Waiting & {
  readonly scope: TenantScope;
  /** Of the last event of a command, as its append answered. */
  readonly position: Cursor;
};

export type Waiting = {
  readonly timeoutMs: number;
  /** Resolves when something may have moved, and at the latest after `ms`. */
  readonly pause: (ms: number) => Promise<void>;
  readonly nowMs: () => number;
};

/** `parked`: a stream of the command stands still until somebody has looked; waiting would be in vain. */
export type Reached = 'reached' | 'behind' | 'parked';

const pollMs = 20;

/**
 * Waits until the read models hold what a command appended (rule E22), whichever bus feeds them: asked is how far they
 * have come in its streams. A position at which this tenant has no event is reached once its transaction is over.
 */
export async function awaitPosition(reader: Pool, wanted: AwaitPosition): Promise<Reached> {
  const deadlineMs = wanted.nowMs() + wanted.timeoutMs;
  for (;;) {
    const reached = await ask(reader, wanted);
    if (reached !== 'behind' || wanted.nowMs() >= deadlineMs) return reached;
    await wanted.pause(pollMs);
  }
}

async function ask(reader: Pool, { scope, position }: AwaitPosition): Promise<Reached> {
  const { name, version } = readModelConsumer;
  const { rows } = await reader.query<{ reached: Reached }>({
    name: 'position_reached',
    text: 'select position_reached($1, $2, $3, $4, $5) as reached',
    values: [scopeKey(scope), position.xid, position.position, name, version],
  });
  return rows[0]?.reached ?? 'behind';
}
