import type { Clock, EvidenceId, Instant, Random, Result, TenantScope } from '@visaguard/kernel';
import { inTenantScope, type Pool } from '@visaguard/postgres';
import type { Opened, Vault } from '@visaguard/vault';
import type { EvidenceMeta, PutRefusal, RandomAccess, StoredEvidence, TooLarge } from './evidence.ts';
import { readHeldIds } from './evidence-rows.ts';
import { purgeContent, purgeUploadsBefore } from './purge-content.ts';
import { openRandomAccess } from './random-access.ts';
import { readAll, readHeld } from './read-content.ts';
import { storeBytes, storeStream } from './store-content.ts';

type Missing = { readonly status: 'missing' };

/**
 * Content too bulky or too personal for events, sealed under the subject's key before it leaves this process.
 * Events carry its id, size and digest. Errors of the vault that a retry may cure pass through.
 */
export type EvidenceStore = {
  /** Idempotent by `meta.id`: the same content again changes nothing and gives what was stored first. */
  put(scope: TenantScope, meta: EvidenceMeta, content: Uint8Array): Promise<Result<StoredEvidence, PutRefusal>>;
  /** The same for a stream, in bounded memory. Nothing of an attempt that did not end well can be read. */
  putStream(
    scope: TenantScope,
    meta: EvidenceMeta,
    chunks: AsyncIterable<Uint8Array>,
    sizeBytesMax: number,
  ): Promise<Result<StoredEvidence, PutRefusal | TooLarge>>;
  /** The whole content in memory. `missing`: never stored, purged, or another tenant's. */
  get(scope: TenantScope, id: EvidenceId): Promise<Opened<Uint8Array> | Missing>;
  /** For content too large for memory, such as an uploaded archive. */
  openRandomAccess(scope: TenantScope, id: EvidenceId): Promise<Opened<RandomAccess> | Missing>;
  /** Which of these have content, in no order. */
  held(scope: TenantScope, ids: readonly EvidenceId[]): Promise<readonly EvidenceId[]>;
  /** Deletes the content; kind, size, digest and time stay. @returns whether there was content to delete. */
  purge(scope: TenantScope, id: EvidenceId, options: { reason: string }): Promise<boolean>;
  /**
   * Purges, in all tenants, uploads stored before the instant, and clears away attempts begun before it that
   * never ended; it must lie further back than the longest upload takes.
   * @returns how many stored uploads were purged.
   */
  purgeUploadsBefore(before: Instant): Promise<number>;
};

export type EvidenceStoreDeps = {
  /** The core database, under the role `vg_writer`. */
  readonly writer: Pool;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
  /** Plain bytes sealed as one: the least that a random read decrypts. */
  readonly chunkSizeBytes?: number;
};

const defaultChunkSizeBytes = 256 * 1024;

export function createEvidenceStore(deps: EvidenceStoreDeps): EvidenceStore {
  const storing = { ...deps, chunkSizeBytes: deps.chunkSizeBytes ?? defaultChunkSizeBytes };
  return {
    put: (scope, meta, content) => storeBytes(storing, { scope, meta }, content),
    putStream: (scope, meta, bytes, sizeBytesMax) => storeStream(storing, { scope, meta }, { bytes, sizeBytesMax }),
    async get(scope, id) {
      const row = await readHeld(deps, scope, id);
      return row ? readAll(deps, { scope, row }) : { status: 'missing' };
    },
    async openRandomAccess(scope, id) {
      const row = await readHeld(deps, scope, id);
      return row ? openRandomAccess(deps, { scope, row }) : { status: 'missing' };
    },
    held: (scope, ids) => inTenantScope(deps.writer, scope, (client) => readHeldIds(client, scope, ids)),
    purge: (scope, id, { reason }) => purgeContent(deps, { scope, id }, reason),
    purgeUploadsBefore: (before) => purgeUploadsBefore(deps, before),
  };
}
