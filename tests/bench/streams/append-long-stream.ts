import type { EventStore } from '@visaguard/event-store';
import { type Json, mintId, systemClock, systemRandom } from '@visaguard/kernel';
import { scope } from '../append/visaguard.ts';
import type { LongStream } from './long-streams.ts';

const eventsPerCommand = 500;

export async function appendLongStream(store: EventStore, { streamId, category, events }: LongStream): Promise<void> {
  const meta = { actor: { kind: 'member', id: 'mem_1' }, at: '2026-11-01T09:00:00.000Z' } as const;
  for (let at = 0; at < events.length; at += eventsPerCommand) {
    const some = events.slice(at, at + eventsPerCommand).map(({ type, data }) => {
      const eventId = mintId('event', systemClock, systemRandom);
      return { eventId, type, schemaVersion: 1, data: data as object as Json, meta };
    });
    const commandId = mintId('request', systemClock, systemRandom);
    const stream = { streamId, category, expected: 'any' as const, events: some };
    const { kind } = await store.append({ scope, commandId, bodyHash: '', streams: [stream] });
    if (kind !== 'appended') throw new Error(kind);
  }
}
