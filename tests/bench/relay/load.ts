import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EventStore } from '@visaguard/event-store';
import { mintId, type Random, systemClock, type TenantScope } from '@visaguard/kernel';
import { madeUpEvent } from '../append/made-up-event.ts';
import { scope as benchScope } from '../append/visaguard.ts';
import { nowMs, type Passed } from './messages.ts';

/** Streams that the load goes to, of which each has its place in one shard and one partition. */
const streams = 2_000;

/** Appends the next message of a run. @throws unless it is stored. */
export type Append = (run: string, nth: number) => Promise<void>;

/** @param scopes the tenants whose turn it is one after the other. */
export function appender(store: EventStore, random: Random, scopes: readonly TenantScope[] = [benchScope]): Append {
  return async (run, nth) => {
    const scope = scopes[nth % scopes.length] ?? benchScope;
    const event = madeUpEvent(random);
    const data = { ...(event.data as object), run, nth };
    const streamId = `bench-${Buffer.from(random(2)).readUInt16BE() % streams}`;
    const stream = { streamId, category: 'bench', expected: 'any' as const, events: [{ ...event, data }] };
    const commandId = mintId('request', systemClock, random);
    const { kind } = await store.append({ scope, commandId, bodyHash: 'bench', streams: [stream] });
    if (kind !== 'appended') throw new Error(kind);
  };
}

export type OpenLoad = { readonly run: string; readonly perSecond: number; readonly forMs: number };

/** When each message should have gone, when it went, and when it was stored. */
export type Sent = { readonly scheduled: Passed; readonly dispatched: Passed; readonly stored: Passed };

/**
 * Poisson arrivals: the next one comes whether or not the ones before were answered. The generator goes before what it
 * measures, where the system lets it, as one on a machine of its own would.
 */
export async function openLoop(append: Append, load: OpenLoad, random: Random): Promise<Sent> {
  goFirst();
  const offsetsMs = arrivals(load, random);
  const startMs = nowMs() + 250;
  const dispatchedMs = new Float64Array(offsetsMs.length);
  const storedMs = new Float64Array(offsetsMs.length);
  const under: Promise<void>[] = [];
  const metronome = new Worker(new URL('metronome.ts', import.meta.url), { workerData: { startMs, offsetsMs } });
  metronome.on('message', (nth: number) => {
    dispatchedMs[nth] = nowMs();
    under.push(
      append(load.run, nth).then(() => {
        storedMs[nth] = nowMs();
      }),
    );
  });
  await once(metronome, 'exit');
  await Promise.all(under);
  const passed = (atMs: Iterable<number>): Passed => ({ run: load.run, nth: [...offsetsMs.keys()], atMs: [...atMs] });
  return {
    scheduled: passed(offsetsMs.map((offset) => startMs + offset)),
    dispatched: passed(dispatchedMs),
    stored: passed(storedMs),
  };
}

/** This thread, and those that it starts from now on. */
function goFirst(): void {
  try {
    setPriority(constants.priority.PRIORITY_HIGH);
  } catch {
    process.stderr.write('the generator has no priority: that takes another user\n');
  }
}

function arrivals({ perSecond, forMs }: OpenLoad, random: Random): Float64Array {
  const offsets: number[] = [];
  for (let atMs = 0; atMs < forMs; ) {
    const uniform = (Buffer.from(random(4)).readUInt32BE() + 1) / 2 ** 32;
    atMs += (-Math.log(uniform) * 1_000) / perSecond;
    offsets.push(atMs);
  }
  return Float64Array.from(offsets);
}
