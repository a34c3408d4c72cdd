import type { Append } from './load.ts';
import { nowMs } from './messages.ts';

/** More than a batch of the relay, far less than what would grow without bound. */
const underWayMax = 1_000;
const writers = 16;

export type Received = { readonly count: () => number; readonly changed: () => Promise<void> };

/** `run`: a name that no other run has, or its messages would be taken for repeats. */
export type Search = { readonly run: string; readonly forMs: number };

/**
 * What goes all the way from an append to a consumer in a second, at most: writers append as fast as they can and wait
 * where more is under way than the chain takes.
 */
export async function findKnee(append: Append, received: Received, { run, forMs }: Search): Promise<number> {
  const before = received.count();
  let sent = 0;
  const startMs = nowMs();
  const write = async () => {
    while (nowMs() - startMs < forMs) {
      if (sent - (received.count() - before) >= underWayMax) await received.changed();
      else await append(run, sent++);
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  const perSecond = ((received.count() - before) * 1_000) / (nowMs() - startMs);
  while (received.count() - before < sent) await received.changed();
  return perSecond;
}
