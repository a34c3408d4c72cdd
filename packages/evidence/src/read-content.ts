import { type EvidenceId, scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTenantScope, type Pool } from '@visaguard/postgres';
import type { Opened, Vault } from '@visaguard/vault';
import { chunkParts } from './chunks.ts';
import { type EvidenceRow, readEvidence } from './evidence-rows.ts';

export type ReadDeps = { readonly writer: Pool; readonly vault: Vault };

export type HeldEvidence = EvidenceRow & { upload_id: string };

/** @returns undefined if there is nothing under the id, or nothing any more. */
export async function readHeld(
  { writer }: ReadDeps,
  scope: TenantScope,
  id: EvidenceId,
): Promise<HeldEvidence | undefined> {
  const row = await inTenantScope(writer, scope, (client) => readEvidence(client, scope, id));
  return row && row.upload_id !== null ? { ...row, upload_id: row.upload_id } : undefined;
}

export type ChunkRange = { readonly first: number; readonly last: number };

/** Chunks `first` to `last`, both included, each proven to be the one that belongs there. */
export async function readChunks(
  { writer, vault }: ReadDeps,
  { scope, row }: { scope: TenantScope; row: HeldEvidence },
  { first, last }: ChunkRange,
): Promise<Opened<Uint8Array[]>> {
  // Asked anew for each range, so that a long read ends soon after the subject's erasure.
  const cipher = await vault.openSubject(scope, row.subject);
  if (cipher.status !== 'clear') return cipher;
  const { rows } = await inTenantScope(writer, scope, (client) =>
    client.query<{ chunk: number; sealed: Uint8Array }>(
      `select chunk, sealed from evidence_chunks
        where tenant_scope = $1 and upload_id = $2 and chunk between $3 and $4 order by chunk`,
      [scopeKey(scope), row.upload_id, first, last],
    ),
  );
  const place = { evidenceId: row.evidence_id, uploadId: row.upload_id, kind: row.kind };
  const plain: Uint8Array[] = [];
  for (let chunk = first; chunk <= last; chunk++) {
    const stored = rows[chunk - first];
    if (stored?.chunk !== chunk) return { status: 'unreadable', reason: `chunk ${chunk} is missing` };
    const opened = cipher.value.openBytes(chunkParts(place, { chunk, last: isLast(row, chunk) }), stored.sealed);
    if (opened.status !== 'clear') return opened;
    if (opened.value.length !== chunkLength(row, chunk)) {
      return { status: 'unreadable', reason: `chunk ${chunk} has another length than its evidence says` };
    }
    plain.push(opened.value);
  }
  return { status: 'clear', value: plain };
}

function isLast(row: EvidenceRow, chunk: number): boolean {
  return chunk === row.chunk_count - 1;
}

/** The row itself is not sealed; the lengths of sealed chunks prove its size, chunk size and chunk count. */
function chunkLength(row: EvidenceRow, chunk: number): number {
  return isLast(row, chunk) ? row.size_bytes - chunk * row.chunk_size_bytes : row.chunk_size_bytes;
}

/** How many chunks one query brings: enough to keep the round trips small, little enough to hold. */
const rangeSizeBytes = 4 * 1024 * 1024;

export function chunksPerRange(row: EvidenceRow): number {
  return Math.max(1, Math.floor(rangeSizeBytes / row.chunk_size_bytes));
}

/** The whole content. */
export async function readAll(
  deps: ReadDeps,
  target: { scope: TenantScope; row: HeldEvidence },
): Promise<Opened<Uint8Array>> {
  const { row } = target;
  const step = chunksPerRange(row);
  const parts: Uint8Array[] = [];
  for (let first = 0; first < row.chunk_count; first += step) {
    const last = Math.min(first + step, row.chunk_count) - 1;
    const opened = await readChunks(deps, target, { first, last });
    if (opened.status !== 'clear') return opened;
    parts.push(...opened.value);
  }
  return { status: 'clear', value: Buffer.concat(parts) };
}
