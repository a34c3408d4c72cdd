import { type EventForms, eventForms } from '@visaguard/contracts';
import {
  type Clock,
  encodeIdBody,
  mintId,
  type Random,
  systemClock,
  systemRandom,
  type TenantScope,
} from '@visaguard/kernel';
import type { AppendRequest, ExpectedVersion } from './append.ts';
import type { NewEvent } from './event.ts';
import type { EventType } from './event-types.ts';

/** Types that exist in tests only. */
export const madeUpTypes: EventType[] = [
  { type: 'kettle.filled', schemaVersion: 1, schemaHash: 'a1', category: 'kettle' },
  { type: 'kettle.boiled', schemaVersion: 1, schemaHash: 'b1', category: 'kettle' },
];

export const madeUpForms: EventForms = eventForms(madeUpTypes, []);

/** A tenant by number, always the same one for a number. */
export function madeUpScope(number: number, mode: TenantScope['mode'] = 'test'): TenantScope {
  const bytes = new Uint8Array(16).fill(number);
  return { tenantId: `ten_${encodeIdBody(bytes)}`, mode };
}

type EventParts = Partial<NewEvent> & { clock?: Clock; random?: Random };

export function madeUpEvent({ clock = systemClock, random = systemRandom, ...parts }: EventParts = {}): NewEvent {
  return {
    eventId: mintId('event', clock, random),
    type: 'kettle.filled',
    schemaVersion: 1,
    data: { litres: 1 },
    meta: { actor: { kind: 'member', id: 'mem_1' }, at: '2026-01-01T00:00:00.000Z' },
    ...parts,
  };
}

type CommandParts = Partial<AppendRequest> & { streamId?: string; expected?: ExpectedVersion; events?: NewEvent[] };

/** A command with a new id on one stream, one event, nothing expected; or as far as said otherwise. */
export function madeUpCommand({
  streamId = 'kettle-1',
  expected = 'any',
  events,
  ...parts
}: CommandParts = {}): AppendRequest {
  return {
    scope: madeUpScope(1),
    commandId: mintId('request', systemClock, systemRandom),
    bodyHash: 'body',
    streams: [{ streamId, category: 'kettle', expected, events: events ?? [madeUpEvent()] }],
    ...parts,
  };
}
