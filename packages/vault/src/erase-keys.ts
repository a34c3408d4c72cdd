import { type Instant, scopeKey, type TenantScope } from '@visaguard/kernel';
import type { PoolClient } from '@visaguard/postgres';
import type { KeyDatabase } from './key-database.ts';
import { lockSubject, lockTenant } from './key-rows.ts';

/** Who asked, and under which request. Both are ids, never names. */
export type ErasureOrder = { readonly requestId: string; readonly by: string };

/** `keyVersions`: the versions that are closed now. */
export type SubjectErasure = { readonly erasedAt: Instant; readonly keyVersions: readonly number[] };

export type ErasureDeps = { readonly database: KeyDatabase; readonly erasedAt: Date };

/**
 * Destroys the subject's key in all versions and leaves rows that say so. A subject that never had a key is
 * closed as well, so that none can be minted later. Safe to repeat: the first erasure's time stands.
 */
export async function eraseSubjectKeys(
  deps: ErasureDeps,
  { scope, subject }: { scope: TenantScope; subject: string },
  order: ErasureOrder,
): Promise<SubjectErasure> {
  const { rows } = await deps.database.inScope(scope, async (client) => {
    const mark = [scopeKey(scope), subject, deps.erasedAt, order.by, order.requestId];
    await client.query(
      `insert into subject_keys (tenant_scope, subject, version, state, created_at, erased_at, erased_by, request_id)
       values ($1, $2, 1, 'erased', $3, $3, $4, $5) on conflict do nothing`,
      mark,
    );
    await lockSubject(client, scope, subject);
    await client.query(
      `update subject_keys set state = 'erased', wrapped = null, tenant_key_version = null,
              erased_at = $3, erased_by = $4, request_id = $5
        where tenant_scope = $1 and subject = $2 and state <> 'erased'`,
      mark,
    );
    await logErasure(client, mark);
    return client.query<{ version: number; erased_at: Date }>(
      'select version, erased_at from subject_keys where tenant_scope = $1 and subject = $2 order by version',
      [scopeKey(scope), subject],
    );
  });
  const [first] = rows;
  if (!first) throw new Error('an erasure left no row');
  return { erasedAt: first.erased_at.toISOString(), keyVersions: rows.map((row) => row.version) };
}

/**
 * Ends a tenant in one key action: without its key no subject key unwraps, and none is minted again.
 * Safe to repeat: the first erasure's time stands.
 */
export async function eraseTenantKeys(
  deps: ErasureDeps,
  { scope, rootKeyId }: { scope: TenantScope; rootKeyId: string },
  order: ErasureOrder,
): Promise<{ readonly erasedAt: Instant }> {
  const { rows } = await deps.database.inScope(scope, async (client) => {
    const mark = [scopeKey(scope), deps.erasedAt, order.by, order.requestId];
    await client.query(
      `insert into tenant_keys
              (tenant_scope, version, state, root_key_id, created_at, erased_at, erased_by, request_id)
       values ($1, 1, 'erased', $5, $2, $2, $3, $4) on conflict do nothing`,
      [...mark, rootKeyId],
    );
    await lockTenant(client, scope);
    await client.query(
      `update tenant_keys set state = 'erased', wrapped = null, erased_at = $2, erased_by = $3, request_id = $4
        where tenant_scope = $1 and state <> 'erased'`,
      mark,
    );
    await logErasure(client, [scopeKey(scope), null, ...mark.slice(1)]);
    return client.query<{ erased_at: Date }>(
      'select min(erased_at) as erased_at from tenant_keys where tenant_scope = $1',
      [scopeKey(scope)],
    );
  });
  const [first] = rows;
  if (!first) throw new Error('an erasure left no row');
  return { erasedAt: first.erased_at.toISOString() };
}

async function logErasure(client: PoolClient, mark: readonly unknown[]): Promise<void> {
  await client.query(
    `insert into erasure_log (tenant_scope, subject, erased_at, erased_by, request_id)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [...mark],
  );
}
