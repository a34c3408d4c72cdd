import { type EvidenceId, scopeKey, type TenantScope } from '@visaguard/kernel';
import type { PoolClient } from '@visaguard/postgres';
import type { EvidenceKind, StoredEvidence } from './evidence.ts';

export type EvidenceRow = {
  evidence_id: EvidenceId;
  kind: EvidenceKind;
  subject: string;
  size_bytes: number;
  sha256: string;
  chunk_size_bytes: number;
  chunk_count: number;
  /** Null once purged. */
  upload_id: string | null;
  stored_at: Date;
};

export async function readEvidence(
  client: PoolClient,
  scope: TenantScope,
  id: EvidenceId,
): Promise<EvidenceRow | undefined> {
  const { rows } = await client.query<EvidenceRow>(
    `select evidence_id, kind, subject, size_bytes, sha256, chunk_size_bytes, chunk_count, upload_id, stored_at
       from evidence where tenant_scope = $1 and evidence_id = $2`,
    [scopeKey(scope), id],
  );
  return rows[0];
}

/** Those of the ids that have content, in one round trip. */
export async function readHeldIds(
  client: PoolClient,
  scope: TenantScope,
  ids: readonly EvidenceId[],
): Promise<EvidenceId[]> {
  const { rows } = await client.query<{ evidence_id: EvidenceId }>(
    `select evidence_id from evidence where tenant_scope = $1 and evidence_id = any($2) and upload_id is not null`,
    [scopeKey(scope), ids],
  );
  return rows.map(({ evidence_id }) => evidence_id);
}

export type NewEvidence = Omit<EvidenceRow, 'upload_id'> & { upload_id: string; content_type: string | null };

/** Makes the upload's chunks readable under the id. @returns false if the id is taken. */
export async function insertEvidence(client: PoolClient, scope: TenantScope, row: NewEvidence): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into evidence (tenant_scope, evidence_id, kind, subject, content_type, size_bytes, sha256,
                           chunk_size_bytes, chunk_count, upload_id, stored_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (tenant_scope, evidence_id) do nothing`,
    [
      scopeKey(scope),
      row.evidence_id,
      row.kind,
      row.subject,
      row.content_type,
      row.size_bytes,
      row.sha256,
      row.chunk_size_bytes,
      row.chunk_count,
      row.upload_id,
      row.stored_at,
    ],
  );
  return rowCount === 1;
}

export function storedEvidence(row: EvidenceRow): StoredEvidence {
  return {
    evidenceId: row.evidence_id,
    kind: row.kind,
    subject: row.subject,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    storedAt: row.stored_at.toISOString(),
  };
}
