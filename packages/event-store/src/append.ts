import { type Json, scopeKey, type TenantScope } from '@visaguard/kernel';
import type { NewEvent } from './event.ts';

/** What the caller believes about a stream. Versions count from 1; `exact: 0` is the same as `no_stream`. */
export type ExpectedVersion = { exact: number } | 'no_stream' | 'stream_exists' | 'any';

/** A stream without events still has its expected version checked, and may be closed. */
export type StreamAppend = {
  streamId: string;
  category: string;
  expected: ExpectedVersion;
  events: NewEvent[];
  close?: boolean;
};

/**
 * One command. A repeat of `commandId` within the tenant is answered with the first result if `bodyHash` is
 * the same, and refused otherwise; so a caller may retry whenever it is unsure.
 */
export type AppendRequest = {
  scope: TenantScope;
  commandId: string;
  bodyHash: string;
  reply?: Json;
  streams: StreamAppend[];
};

/** The last event of one stream that a command appended: a token that reads can wait for. */
export type StreamPosition = { streamId: string; version: number; xid: string; position: string };

export type AppendOutcome =
  | { kind: 'appended' | 'repeated'; positions: StreamPosition[]; reply: Json | null }
  | { kind: 'version_conflict'; streamId: string; currentVersion: number }
  | { kind: 'command_reused' }
  | { kind: 'stream_closed'; streamId: string };

/**
 * Of an event with its meta, as JSON. A broker takes records of 1 MiB unless told otherwise, and whatever it would not
 * take would hold up its shard of the outbox for ever. Content belongs into evidence, not into events.
 */
export const eventBytesMax = 1_000_000;

export class EventTooLarge extends Error {
  override readonly name = 'EventTooLarge';
}

/**
 * The one statement of an append, of several commands as well: all of them are one transaction, and its answer tells of
 * each. See infra/postgres/core/0052-append-commands.sql. Also for callers that already hold a transaction in which
 * nothing was written.
 */
export function appendStatement(commands: readonly string[]): { name: string; text: string; values: string[] } {
  return {
    name: 'append_commands',
    text: 'select append_commands($1) as outcomes',
    values: [`[${commands.join(',')}]`],
  };
}

/**
 * One command as the database's function takes it.
 * @throws EventTooLarge
 */
export function commandText({ scope, streams, ...command }: AppendRequest): string {
  refuseRepeatedStream(streams);
  const text = JSON.stringify({ scope: scopeKey(scope), ...command, streams: streams.map(plain) });
  if (Buffer.byteLength(text) > eventBytesMax) refuseLargeEvents(streams);
  return text;
}

/** @throws EventTooLarge */
function refuseLargeEvents(streams: StreamAppend[]): void {
  for (const { eventId, type, data, meta } of streams.flatMap(({ events }) => events)) {
    const bytes = Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(meta));
    if (bytes <= eventBytesMax) continue;
    throw new EventTooLarge(`${type} ${eventId} has ${bytes} bytes; an event has ${eventBytesMax} at most`);
  }
}

function refuseRepeatedStream(streams: StreamAppend[]): void {
  if (new Set(streams.map(({ streamId }) => streamId)).size < streams.length) {
    throw new Error('a command names each stream once');
  }
}

function plain({ expected, ...stream }: StreamAppend) {
  if (typeof expected === 'string') return { ...stream, expected };
  return { ...stream, expected: 'exact', exactVersion: expected.exact };
}
