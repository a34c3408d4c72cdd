import { type Clock, type Instant, instant } from '@visaguard/kernel';
import type { SubscriptionHealth } from '../event-bus.ts';

type Lane = { place: string | null; behind: number; isKnown: boolean; lastProgressAt: Instant };

/** What one member of a group knows of the lanes that are its own now. A lane is a partition of a topic. */
export function createLanes(clock: Clock) {
  const lanes = new Map<string, Lane>();
  let lastTriedAt = instant(clock);
  let lastAliveAt = lastTriedAt;
  const lane = (name: string): Lane => {
    const known = lanes.get(name) ?? { place: null, behind: 0, isKnown: false, lastProgressAt: instant(clock) };
    lanes.set(name, known);
    return known;
  };
  return {
    /** The broker has answered. */
    alive() {
      lastAliveAt = instant(clock);
      lastTriedAt = lastAliveAt;
    },
    /** The broker was asked, or a batch was handed over, and it did not come to anything. */
    tried() {
      lastTriedAt = instant(clock);
    },
    /** Whoever had the lanes before may have moved their checkpoints: nothing is known of them any more. */
    assign(assignment: Readonly<Record<string, readonly number[]>>) {
      lanes.clear();
      for (const [topic, partitions] of Object.entries(assignment)) {
        for (const partition of partitions) lane(laneOf(topic, partition));
      }
      lastAliveAt = instant(clock);
      lastTriedAt = lastAliveAt;
    },
    /** The checkpoint of a lane, read with `read` where it is not known. */
    async placeOf(name: string, read: (name: string) => Promise<string | null>): Promise<string | null> {
      const known = lane(name);
      if (!known.isKnown) Object.assign(known, { place: await read(name), isKnown: true });
      return known.place;
    },
    moved(name: string, place: string, highWatermark: string) {
      lastTriedAt = instant(clock);
      const behind = Math.max(0, Number(BigInt(highWatermark) - BigInt(place)));
      Object.assign(lane(name), { place, behind, isKnown: true, lastProgressAt: lastTriedAt });
    },
    failed(name: string, highWatermark: string) {
      lastTriedAt = instant(clock);
      const known = lane(name);
      known.behind = Math.max(1, Number(BigInt(highWatermark) - BigInt(known.place ?? '0')));
      known.isKnown = false;
    },
    /** A lane with nothing to deliver makes progress as long as the broker answers. */
    health(): Omit<SubscriptionHealth, 'name'> {
      const all = [...lanes].map(([name, { place, behind, lastProgressAt }]) => ({
        lane: name,
        place,
        behind,
        lastProgressAt: behind === 0 ? lastAliveAt : lastProgressAt,
      }));
      const stuckSince = all.map(({ lastProgressAt }) => lastProgressAt).sort()[0];
      return { lastTriedAt, lastProgressAt: stuckSince ?? lastAliveAt, lanes: all };
    },
  };
}

export type Lanes = ReturnType<typeof createLanes>;

export function laneOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}
