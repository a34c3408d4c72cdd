import type { EventId, Instant, Json, TenantScope } from '@visaguard/kernel';

/** Who caused an event, when by their clock (data, never order), and what it belongs to. */
export type EventMeta = {
  actor: { kind: 'api_key' | 'member' | 'applicant' | 'process' | 'operator' | 'simulator'; id: string };
  at: Instant;
  causationId?: string;
  correlationId?: string;
  traceparent?: string;
};

/** An event to append. `data` is validated and its personal fields are sealed before it comes here. */
export type NewEvent = { eventId: EventId; type: string; schemaVersion: number; data: Json; meta: EventMeta };

/**
 * An event as stored. `version` counts 1..n within its stream. `xid` and `position` place it in the reading
 * order of subscriptions (see `Cursor`); they are decimal strings because they may exceed a safe integer.
 */
export type StoredEvent = NewEvent & {
  scope: TenantScope;
  streamId: string;
  category: string;
  version: number;
  xid: string;
  position: string;
  recordedAt: Instant;
  commandId: string;
};
