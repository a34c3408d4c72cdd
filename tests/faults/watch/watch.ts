import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { consumerLanes } from '@visaguard/read-models';
import type { Rig } from '../rig/start-rig.ts';

export type Watched = {
  /** Checkpoints that were seen to go back (invariant I6). */
  readonly movedBack: readonly string[];
  /** The most memory that a process of a service was seen to hold. */
  readonly residentMbMax: ReadonlyMap<string, number>;
};

export type Watch = {
  watched(): Watched;
  /** The most rows that the outbox was seen to hold since this was last asked. */
  takeOutboxMax(): number;
  stop(): Promise<void>;
};

const everyMs = 200;

/** Looks at the stack again and again while it is broken. What cannot be asked just then is asked the next time. */
export function startWatch(rig: Rig): Watch {
  const stopping = new AbortController();
  const places = new Map<string, bigint>();
  const movedBack: string[] = [];
  const residentMbMax = new Map<string, number>();
  let outboxMax = 0;

  const look = async () => {
    for (const { consumer, lane, place } of await consumerLanes(rig.databases.projector)) {
      const key = `${consumer} ${lane}`;
      const before = places.get(key) ?? 0n;
      if (BigInt(place) < before) movedBack.push(`${key}: from ${before} to ${place}`);
      places.set(key, BigInt(place));
    }
    const { rows } = await rig.databases.relay.query<{ count: number }>(
      'select count(*)::integer as count from outbox',
    );
    outboxMax = Math.max(outboxMax, rows[0]?.count ?? 0);
  };
  const weigh = async () => {
    for (const { name, processId } of rig.services().all) {
      const megabytes = await residentMb(processId());
      residentMbMax.set(name, Math.max(residentMbMax.get(name) ?? 0, megabytes));
    }
  };
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await Promise.allSettled([look(), weigh()]);
      await delay(everyMs);
    }
  })();
  return {
    watched: () => ({ movedBack, residentMbMax }),
    takeOutboxMax() {
      const taken = outboxMax;
      outboxMax = 0;
      return taken;
    },
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

async function residentMb(processId: number | null): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024);
}
