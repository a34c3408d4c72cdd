import type { OutboxMessage, StoredEvent } from '@visaguard/event-store';
import { type Json, parseScopeKey, scopeKey } from '@visaguard/kernel';
import type { IHeaders } from 'kafkajs';

/** A record as it goes to the broker. `key` is `tenant:stream`: order holds per stream, load spreads within a tenant. */
export type EventRecord = {
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** A record is no event of ours, or not one that this version can read. */
export class RecordUnreadable extends Error {
  override readonly name = 'RecordUnreadable';
}

const source = 'urn:visaguard:event-store';

/**
 * Binary mode of the CloudEvents Kafka binding (cloudevents/spec, bindings/kafka-protocol-binding.md, section 3.2):
 * attributes are headers, the value is the data. Sealed fields stay sealed: nothing personal is in a key or a header.
 */
export function toRecord(message: OutboxMessage): EventRecord {
  const { scope, eventId, streamId, type, version, position, key, payload, envelope } = message;
  // A null value is a tombstone on a compacted topic; an event always has data.
  if (payload === null) throw new Error(`event ${eventId} has no data`);
  const { schemaVersion, meta, commandId, xid, recordedAt } = envelope;
  const { at, traceparent, correlationId } = meta as { at: string; traceparent?: string; correlationId?: string };
  return {
    key,
    value: JSON.stringify(payload),
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: eventId,
      ce_source: source,
      ce_type: type,
      ce_subject: streamId,
      ce_time: at,
      ce_dataschema: `${source}:${type}:v${schemaVersion}`,
      ce_partitionkey: key,
      ce_sequence: String(version),
      ce_recordedtime: new Date(String(recordedAt)).toISOString(),
      ...(traceparent === undefined ? {} : { ce_traceparent: traceparent }),
      ...(correlationId === undefined ? {} : { ce_correlationid: correlationId }),
      ce_tenantscope: scopeKey(scope),
      ce_schemaversion: String(schemaVersion),
      ce_commandid: String(commandId),
      ce_xid: String(xid),
      ce_position: position,
      ce_meta: JSON.stringify(meta),
    },
  };
}

/** @throws RecordUnreadable */
export function fromRecord(record: { value: Buffer | null; headers?: IHeaders }, category: string): StoredEvent {
  const header = (name: string): string => {
    const value = record.headers?.[name];
    if (value === undefined || Array.isArray(value)) throw new RecordUnreadable(`a record has no ${name}`);
    return value.toString();
  };
  if (record.value === null) throw new RecordUnreadable('a record has no value');
  const version = Number(header('ce_sequence'));
  if (!Number.isSafeInteger(version) || version < 1) throw new RecordUnreadable('a record has no ce_sequence');
  return {
    scope: scopeOf(header('ce_tenantscope')),
    streamId: header('ce_subject'),
    category,
    version,
    eventId: header('ce_id') as StoredEvent['eventId'],
    type: header('ce_type'),
    schemaVersion: Number(header('ce_schemaversion')),
    data: parsed(record.value.toString()),
    meta: parsed(header('ce_meta')) as StoredEvent['meta'],
    commandId: header('ce_commandid'),
    xid: header('ce_xid'),
    position: header('ce_position'),
    recordedAt: header('ce_recordedtime'),
  };
}

function scopeOf(key: string): StoredEvent['scope'] {
  try {
    return parseScopeKey(key);
  } catch (error) {
    throw new RecordUnreadable('a record has no ce_tenantscope', { cause: error });
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new RecordUnreadable('a record is not JSON', { cause: error });
  }
}
