import { type Json, scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTenantScope, type Pool } from '@visaguard/postgres';
import type { StreamPosition } from './append.ts';
import type { StoredEvent } from './event.ts';

/** The first result of a command. */
export type EarlierResult = { bodyHash: string; positions: StreamPosition[]; reply: Json | null };

export type LoadedStream = { events: StoredEvent[]; version: number; closed: boolean; earlier: EarlierResult | null };

/** A stream and the earlier result of a command, in one round trip. An unknown stream is empty, version 0. */
export async function loadStream(
  pool: Pool,
  stream: { scope: TenantScope; streamId: string; commandId: string | null },
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

/** The first result of a command, if it was accepted. */
export async function findCommand(pool: Pool, scope: TenantScope, commandId: string): Promise<EarlierResult | null> {
  const { rows } = await inTenantScope(pool, scope, (client) =>
    client.query<EarlierResult>({
      text: `select body_hash as "bodyHash", positions, reply from commands where tenant_scope = $1 and command_id = $2`,
      values: [scopeKey(scope), commandId],
    }),
  );
  return rows[0] ?? null;
}
