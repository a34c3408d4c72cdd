import { type Clock, scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTenantScope, type Pool, type PoolClient } from '@visaguard/postgres';
import type { ContentPlace } from './chunks.ts';

export type SealedChunk = { readonly chunk: number; readonly sealed: Uint8Array };

/**
 * One attempt to store content, each step in a transaction of its own: a slow client must not hold a
 * connection, or a transaction that other readers wait for, as long as its upload takes.
 */
export type Upload = {
  begin(): Promise<void>;
  write(chunks: readonly SealedChunk[]): Promise<void>;
  /** Makes the content readable: the last statement of an attempt. */
  finish<T>(work: (client: PoolClient) => Promise<T>): Promise<T>;
  discard(): Promise<void>;
};

export function createUpload(
  writer: Pool,
  scope: TenantScope,
  { place, clock }: { place: ContentPlace; clock: Clock },
): Upload {
  const key = [scopeKey(scope), place.uploadId];
  return {
    async begin() {
      await inTenantScope(writer, scope, (client) =>
        client.query(
          'insert into evidence_uploads (tenant_scope, upload_id, evidence_id, started_at) values ($1, $2, $3, $4)',
          [...key, place.evidenceId, clock.now()],
        ),
      );
    },
    async write(chunks) {
      if (chunks.length === 0) return;
      const tuples = chunks.map((_, at) => `($1, $2, $${at * 2 + 3}, $${at * 2 + 4})`);
      const values = chunks.flatMap(({ chunk, sealed }) => [chunk, sealed]);
      await inTenantScope(writer, scope, async (client) => {
        // The log is written in order, so the durable commit of `finish` makes these durable before itself.
        await client.query('set local synchronous_commit = off');
        await client.query(`insert into evidence_chunks (tenant_scope, upload_id, chunk, sealed) values ${tuples}`, [
          ...key,
          ...values,
        ]);
      });
    },
    finish: (work) => inTenantScope(writer, scope, work),
    async discard() {
      await inTenantScope(writer, scope, (client) => deleteUpload(client, scope, place.uploadId));
    },
  };
}

/** Its chunks go with it. */
export async function deleteUpload(client: PoolClient, scope: TenantScope, uploadId: string): Promise<void> {
  await client.query('delete from evidence_uploads where tenant_scope = $1 and upload_id = $2', [
    scopeKey(scope),
    uploadId,
  ]);
}
