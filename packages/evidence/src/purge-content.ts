import {
  type Clock,
  type EvidenceId,
  type Instant,
  parseScopeKey,
  scopeKey,
  type TenantScope,
} from '@visaguard/kernel';
import { inTenantScope, inTransaction, type Pool } from '@visaguard/postgres';
import { readEvidence } from './evidence-rows.ts';
import { deleteUpload } from './upload-rows.ts';

export type PurgeDeps = { readonly writer: Pool; readonly clock: Clock };

/** Deletes the content and keeps the row that says what was held. @returns whether there was content. */
export async function purgeContent(
  { writer, clock }: PurgeDeps,
  { scope, id }: { scope: TenantScope; id: EvidenceId },
  reason: string,
): Promise<boolean> {
  return inTenantScope(writer, scope, async (client) => {
    // Two purges at once: the second waits here and finds nothing left to do.
    await client.query('select 1 from evidence where tenant_scope = $1 and evidence_id = $2 for update', [
      scopeKey(scope),
      id,
    ]);
    const row = await readEvidence(client, scope, id);
    if (!row || row.upload_id === null) return false;
    await client.query(
      `update evidence set upload_id = null, purged_at = $3, purge_reason = $4
        where tenant_scope = $1 and evidence_id = $2`,
      [scopeKey(scope), id, clock.now(), reason],
    );
    await deleteUpload(client, scope, row.upload_id);
    return true;
  });
}

const batchSize = 200;

/** Purges uploads stored before `before` and attempts begun before it that never ended, of all tenants. */
export async function purgeUploadsBefore(deps: PurgeDeps, before: Instant): Promise<number> {
  let purged = 0;
  for (;;) {
    const due = await sweep<{ tenant_scope: string; evidence_id: EvidenceId }>(
      deps.writer,
      `select tenant_scope, evidence_id from evidence
        where kind = 'upload' and purged_at is null and stored_at < $1 order by stored_at limit ${batchSize}`,
      before,
    );
    for (const { tenant_scope, evidence_id: id } of due) {
      const held = await purgeContent(deps, { scope: parseScopeKey(tenant_scope), id }, 'retention period is over');
      if (held) purged += 1;
    }
    if (due.length < batchSize) break;
  }
  await discardUnfinishedBefore(deps, before);
  return purged;
}

async function discardUnfinishedBefore({ writer }: PurgeDeps, before: Instant): Promise<void> {
  for (;;) {
    const due = await sweep<{ tenant_scope: string; upload_id: string }>(
      writer,
      `select tenant_scope, upload_id from evidence_uploads u
        where started_at < $1
          and not exists (select 1 from evidence e where e.tenant_scope = u.tenant_scope and e.upload_id = u.upload_id)
        order by started_at limit ${batchSize}`,
      before,
    );
    for (const { tenant_scope, upload_id } of due) {
      const scope = parseScopeKey(tenant_scope);
      await inTenantScope(writer, scope, (client) => deleteUpload(client, scope, upload_id));
    }
    if (due.length < batchSize) return;
  }
}

/**
 * What is due in all tenants. The role of the sweep sees ids and times of every tenant and no content; it is
 * taken for one transaction of reading, and each deletion goes through its tenant's own scope.
 */
async function sweep<Row extends Record<string, unknown>>(pool: Pool, sql: string, before: Instant): Promise<Row[]> {
  return inTransaction(pool, async (client) => {
    await client.query('set local role vg_tail');
    return (await client.query<Row>(sql, [before])).rows;
  });
}
