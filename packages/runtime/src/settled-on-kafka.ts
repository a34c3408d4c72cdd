import { laneEnds, type TopicPlan } from '@visaguard/event-bus';
import { createOutbox } from '@visaguard/event-store';
import type { Pool } from '@visaguard/postgres';
import { awaitCheckpoints, ReadModelsBehind } from '@visaguard/read-models';

type LaneEnds = Parameters<typeof laneEnds>[0];

export type SettledParts = {
  readonly kafka: LaneEnds;
  readonly plan: TopicPlan;
  /** Role `vg_relay`. */
  readonly relay: Pool;
  /** Role `vg_reader`. */
  readonly reader: Pool;
};

const timeoutMs = 10_000;
const pollMs = 10;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Resolves once the read models hold everything that is in the store now: what was committed has left the outbox, and
 * the read models have come to the ends that the lanes had then.
 * @throws ReadModelsBehind within about ten seconds
 */
export function settledOnKafka({ kafka, plan, relay, reader }: SettledParts): () => Promise<void> {
  const outbox = createOutbox({ relay });
  const nowMs = () => performance.now();
  return async () => {
    const deadlineMs = nowMs() + timeoutMs;
    const last = await outbox.lastPosition();
    while (last !== null && !(await outbox.isPublished(last))) {
      if (nowMs() >= deadlineMs) throw new ReadModelsBehind('the relay does not follow the events');
      await pause(pollMs);
    }
    const ends = await laneEnds(kafka, plan).catch((error: unknown) => {
      throw new ReadModelsBehind('the broker does not say where the lanes end', { cause: error });
    });
    const isReached = (places: ReadonlyMap<string, string>) =>
      [...ends].every(([lane, end]) => BigInt(places.get(lane) ?? '0') >= BigInt(end));
    if (!(await awaitCheckpoints(reader, { isReached, timeoutMs: deadlineMs - nowMs(), pause, nowMs }))) {
      throw new ReadModelsBehind('the read models do not follow the events');
    }
  };
}
