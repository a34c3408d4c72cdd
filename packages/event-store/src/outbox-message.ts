import { type EventId, type Json, parseScopeKey, type TenantScope } from '@visaguard/kernel';

/** One event on its way to the broker: `category` names its topic, `key` its stream among all tenants. */
export type OutboxMessage = {
  scope: TenantScope;
  eventId: EventId;
  category: string;
  key: string;
  streamId: string;
  version: number;
  position: string;
  type: string;
  payload: Json;
  envelope: { [name: string]: Json };
};

/** A row of the outbox, or one made of an event as it was made for the outbox. */
export type MessageRow = {
  tenant_scope: string;
  id: EventId;
  aggregatetype: string;
  aggregateid: string;
  stream_id: string;
} & Pick<OutboxMessage, 'version' | 'position' | 'type' | 'payload' | 'envelope'>;

export function outboxMessage(row: MessageRow): OutboxMessage {
  const { tenant_scope, id, aggregatetype, aggregateid, stream_id, version, position, type, payload, envelope } = row;
  return {
    scope: parseScopeKey(tenant_scope),
    eventId: id,
    category: aggregatetype,
    key: aggregateid,
    streamId: stream_id,
    version,
    position,
    type,
    payload,
    envelope,
  };
}
