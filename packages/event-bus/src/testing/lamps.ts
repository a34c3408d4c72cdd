import type { EventStore, EventType, NewEvent, OutboxMessage } from '@visaguard/event-store';
import { mintId, systemClock, systemRandom, type TenantScope } from '@visaguard/kernel';

/** A category of streams that exists in the tests of the bus only. */
export const lampType: EventType = { type: 'lamp.lit', schemaVersion: 1, schemaHash: 'c1', category: 'lamp' };

const scope: TenantScope = { tenantId: `ten_${'7'.repeat(26)}`, mode: 'test' };

function lampLit(): NewEvent {
  return {
    eventId: mintId('event', systemClock, systemRandom),
    type: 'lamp.lit',
    schemaVersion: 1,
    data: {},
    meta: { actor: { kind: 'process', id: 'lamp' }, at: '2026-01-01T00:00:00.000Z' },
  };
}

/** Appends events in one command. @returns their ids. */
export async function appendLamps(store: EventStore, streamId: string, count: number): Promise<string[]> {
  const events = Array.from({ length: count }, lampLit);
  const commandId = mintId('request', systemClock, systemRandom);
  const streams = [{ streamId, category: 'lamp', expected: 'any' as const, events }];
  await store.append({ scope, commandId, bodyHash: 'b', streams });
  return events.map(({ eventId }) => eventId);
}

/** A message as the outbox hands it over, of a stream that no store has. */
export function lampMessage(version: number, more: Partial<OutboxMessage> = {}): OutboxMessage {
  const { category, streamId } = { category: 'lamp', streamId: 'lamp-1', ...more };
  return {
    scope,
    eventId: mintId('event', systemClock, systemRandom),
    category,
    key: `${scope.tenantId}/test:${streamId}`,
    streamId,
    version,
    position: String(version),
    type: 'lamp.lit',
    payload: {},
    envelope: {
      schemaVersion: 1,
      meta: { actor: { kind: 'process', id: 'lamp' }, at: '2026-01-01T00:00:00.000Z' },
      commandId: 'req_1',
      xid: '1',
      recordedAt: '2026-01-01T00:00:00.000Z',
    },
    ...more,
  };
}
