import { type Json, scopeKey, type TenantScope } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import type { StreamPosition } from './append.ts';
import type { StoredEvent } from './event.ts';

/** The first result of a command. */
export type EarlierResult = { bodyHash: string; positions: StreamPosition[]; reply: Json | null };

export type LoadedStream = { events: StoredEvent[]; version: number; closed: boolean; earlier: EarlierResult | null };

/** A stream and the earlier result of a command, in one round trip. An unknown stream is empty, version 0. */
export async function loadStream(
  pool: Pool,
  stream: { scope: TenantScope; streamId: string | null; commandId: string | null },
): Promise<LoadedStream> {
  const { rows } = await pool.query<{ loaded: LoadedStream }>({
    name: 'load_stream',
    text: 'select load_stream($1, $2, $3) as loaded',
    values: [scopeKey(stream.scope), stream.streamId, stream.commandId],
  });
  const loaded = rows[0]?.loaded;
  if (!loaded) throw new Error('load_stream gave no answer');
  return { ...loaded, events: loaded.events.map((event) => ({ ...event, scope: stream.scope })) };
}

/** The first result of a command, if it was accepted: a load of no stream, since that is one round trip. */
export async function findCommand(pool: Pool, scope: TenantScope, commandId: string): Promise<EarlierResult | null> {
  return (await loadStream(pool, { scope, streamId: null, commandId })).earlier;
}
