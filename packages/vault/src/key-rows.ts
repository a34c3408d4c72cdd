import { type Clock, scopeKey, type TenantScope } from '@visaguard/kernel';
import type { PoolClient } from '@visaguard/postgres';
import type { SubjectKeyName } from './wrapped-subject-key.ts';

/** A key of a subject together with the tenant key that wraps it, both from one snapshot. */
export type SubjectKeyRow = {
  subject: string;
  version: number;
  state: 'active' | 'rotated' | 'erased';
  wrapped: Uint8Array | null;
  tenant_key_version: number | null;
  tenant_key_state: 'active' | 'retired' | 'erased' | null;
  tenant_key: Uint8Array | null;
  root_key_id: string | null;
};

/**
 * One statement for both tables: read apart, a rotation of the tenant key in between would leave a subject key
 * beside a tenant key that is already destroyed.
 */
export async function readSubjectKeys(
  client: PoolClient,
  scope: TenantScope,
  subjects: readonly string[],
): Promise<SubjectKeyRow[]> {
  const { rows } = await client.query<SubjectKeyRow>(
    `select s.subject, s.version, s.state, s.wrapped, s.tenant_key_version,
            t.state as tenant_key_state, t.wrapped as tenant_key, t.root_key_id
       from subject_keys s
       left join tenant_keys t on t.tenant_scope = s.tenant_scope and t.version = s.tenant_key_version
      where s.tenant_scope = $1 and s.subject = any($2)
      order by s.subject, s.version`,
    [scopeKey(scope), subjects],
  );
  return rows;
}

/**
 * Stores an active key if nothing stands in its place. FOR SHARE waits for a rotation of the tenant key, which
 * would otherwise destroy the wrapping key without having seen this row.
 * @returns whether it was stored; if not, another was faster or the tenant key is no longer active.
 */
export async function insertActiveKey(
  client: PoolClient,
  key: { name: SubjectKeyName; wrapped: Uint8Array },
  clock: Clock,
): Promise<boolean> {
  const { scope, subject, version, tenantKeyVersion } = key.name;
  const { rowCount } = await client.query(
    `insert into subject_keys (tenant_scope, subject, version, state, wrapped, tenant_key_version, created_at)
     select tenant_scope, $2, $3, 'active', $4, version, $5
       from tenant_keys
      where tenant_scope = $1 and version = $6 and state = 'active'
        for share
     on conflict do nothing`,
    [scopeKey(scope), subject, version, key.wrapped, clock.now(), tenantKeyVersion],
  );
  return rowCount === 1;
}

/**
 * Holds the tenant key as it is until the end of the transaction. Taken before any lock on a subject, as the
 * rotation of the tenant key does, or the two would wait for each other.
 * @returns whether this version is the active one.
 */
export async function holdTenantKey(client: PoolClient, scope: TenantScope, version: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from tenant_keys where tenant_scope = $1 and version = $2 and state = 'active' for share`,
    [scopeKey(scope), version],
  );
  return rowCount === 1;
}

/**
 * Serialises everything that changes a subject's keys. Version 1 exists as long as the subject is known, so its
 * row is the lock: an erasure that locked only the rows it saw would miss a version inserted meanwhile.
 */
export async function lockSubject(client: PoolClient, scope: TenantScope, subject: string): Promise<void> {
  await client.query('select 1 from subject_keys where tenant_scope = $1 and subject = $2 and version = 1 for update', [
    scopeKey(scope),
    subject,
  ]);
}

/** The same for a tenant's own keys: version 1 exists as long as the tenant is known. */
export async function lockTenant(client: PoolClient, scope: TenantScope): Promise<void> {
  await client.query('select 1 from tenant_keys where tenant_scope = $1 and version = 1 for update', [scopeKey(scope)]);
}
