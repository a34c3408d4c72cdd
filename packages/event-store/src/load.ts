import { type Json, scopeKey, type TenantScope } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import type { StreamPosition } from './append.ts';
import type { StoredEvent } from './event.ts';

/** The first result of a command. */
export type EarlierResult = { bodyHash: string; positions: StreamPosition[]; reply: Json | null };

/** `events` are those after version `after`, 0 for all of them; `version` is that of the stream. */
export type LoadedStream = {
  events: StoredEvent[];
  after: number;
  version: number;
  closed: boolean;
  earlier: EarlierResult | null;
};

/** The newest event of a stream that somebody knows. */
export type KnownEvent = { readonly version: number; readonly eventId: string };

type StreamToLoad = {
  readonly scope: TenantScope;
  readonly streamId: string | null;
  readonly commandId: string | null;
  readonly known?: KnownEvent | undefined;
};

/** A stream and the earlier result of a command, in one round trip. An unknown stream is empty, version 0. */
export async function loadStream(pool: Pool, stream: StreamToLoad): Promise<LoadedStream> {
  const { scope, streamId, commandId, known } = stream;
  const { rows } = await pool.query<{ loaded: LoadedStream }>({
    name: 'load_stream',
    text: 'select load_stream($1, $2, $3, $4, $5) as loaded',
    values: [scopeKey(scope), streamId, commandId, known?.version ?? 0, known?.eventId ?? null],
  });
  const loaded = rows[0]?.loaded;
  if (!loaded) throw new Error('load_stream gave no answer');
  return { ...loaded, events: loaded.events.map((event) => ({ ...event, scope })) };
}

/** The first result of a command, if it was accepted: a load of no stream, since that is one round trip. */
export async function findCommand(pool: Pool, scope: TenantScope, commandId: string): Promise<EarlierResult | null> {
  return (await loadStream(pool, { scope, streamId: null, commandId })).earlier;
}
