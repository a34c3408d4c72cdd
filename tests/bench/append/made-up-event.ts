import type { NewEvent } from '@visaguard/event-store';
import { mintId, type Random, systemClock } from '@visaguard/kernel';

/** An event of the size of ours, most of it sealed; every system stores the same. */
export function madeUpEvent(random: Random): NewEvent {
  return {
    eventId: mintId('event', systemClock, random),
    type: 'bench.measured',
    schemaVersion: 1,
    data: { sealed: Buffer.from(random(210)).toString('base64'), count: 3, kind: 'post' },
    meta: { actor: { kind: 'process', id: 'bench' }, at: '2026-01-01T00:00:00.000Z', correlationId: 'req_bench' },
  };
}

/** Every system gets streams of so many events, and is told the version that it should find. */
const eventsPerStream = 10;

/** Where one writer's next event goes: `found` events are in the stream already. */
export function createStreamWalk(random: Random, nameOf: (random: Random) => string) {
  let found = eventsPerStream;
  let streamId = '';
  return {
    next(): { streamId: string; found: number } {
      if (found === eventsPerStream) {
        streamId = nameOf(random);
        found = 0;
      }
      return { streamId, found: found++ };
    },
  };
}

export function madeUpUuid(random: Random): string {
  const hex = Buffer.from(random(16)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
