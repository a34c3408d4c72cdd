import { type Clock, type Random, scopeKey, type TenantScope } from '@visaguard/kernel';
import type { PoolClient } from '@visaguard/postgres';
import type { KeyDatabase } from './key-database.ts';
import { holdTenantKey, insertActiveKey, lockSubject, lockTenant, readSubjectKeys } from './key-rows.ts';
import type { TenantKeys, WrappedTenantKey } from './tenant-keys.ts';
import { mintWrappedKey, type Rewrap, rewrapKey } from './wrapped-subject-key.ts';

export type RotationDeps = {
  readonly database: KeyDatabase;
  readonly tenantKeys: TenantKeys;
  readonly clock: Clock;
  readonly random: Random;
};

export type TenantKeyRotation = { readonly version: number; readonly rewrapped: number };

const batchSize = 500;
const attemptsMax = 5;

/**
 * Gives the subject a new active key. Older versions go on opening what they sealed.
 * `none`: it has no key, never minted or erased.
 */
export async function rotateSubjectKey(
  deps: RotationDeps,
  scope: TenantScope,
  subject: string,
): Promise<'rotated' | 'none'> {
  const { database, tenantKeys, clock, random } = deps;
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const tenantKey = await tenantKeys.current(scope);
    if (tenantKey === 'erased') return 'none';
    const outcome = await database.inScope(scope, async (client) => {
      if (!(await holdTenantKey(client, scope, tenantKey.version))) return 'again';
      await lockSubject(client, scope, subject);
      const newest = (await readSubjectKeys(client, scope, [subject])).at(-1);
      if (!newest || newest.state === 'erased') return 'none';
      await client.query(
        `update subject_keys set state = 'rotated' where tenant_scope = $1 and subject = $2 and state = 'active'`,
        [scopeKey(scope), subject],
      );
      const name = { scope, subject, version: newest.version + 1, tenantKeyVersion: tenantKey.version };
      const wrapped = mintWrappedKey(tenantKey.key, name, random);
      if (!(await insertActiveKey(client, { name, wrapped }, clock))) throw new Error('a locked tenant key changed');
      return 'rotated';
    });
    if (outcome !== 'again') return outcome;
  }
  throw new Error('the tenant key is being rotated again and again');
}

/**
 * Replaces the tenant's key and wraps every subject key anew, in one transaction; the old tenant key is
 * destroyed with it. Sealed data stays as it is. `none`: the tenant has left.
 * @throws if one subject key does not unwrap; nothing is changed then.
 */
export async function rotateTenantKey(deps: RotationDeps, scope: TenantScope): Promise<TenantKeyRotation | 'none'> {
  const { database, tenantKeys } = deps;
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const old = await tenantKeys.current(scope);
    if (old === 'erased') return 'none';
    const next = await tenantKeys.draft(scope, old.version + 1);
    const rewrap = { from: old.key, to: next.key, toVersion: old.version + 1 };
    const rewrapped = await database.inScope(scope, async (client) => {
      if (!(await replaceTenantKey(deps, client, { scope, next: next.stored }))) return 'again';
      return rewrapSubjectKeys(deps, client, { scope, rewrap });
    });
    if (rewrapped !== 'again') return { version: old.version + 1, rewrapped };
  }
  throw new Error('the tenant key is being rotated again and again');
}

/** Retiring the old key makes every mint under it finish first or start again. @returns false if it was not active. */
async function replaceTenantKey(
  deps: RotationDeps,
  client: PoolClient,
  { scope, next }: { scope: TenantScope; next: WrappedTenantKey },
): Promise<boolean> {
  await lockTenant(client, scope);
  const retired = await client.query(
    `update tenant_keys set state = 'retired', wrapped = null
      where tenant_scope = $1 and version = $2 and state = 'active'`,
    [scopeKey(scope), next.version - 1],
  );
  if (retired.rowCount !== 1) return false;
  await client.query(
    `insert into tenant_keys (tenant_scope, version, state, wrapped, root_key_id, created_at)
     values ($1, $2, 'active', $3, $4, $5)`,
    [scopeKey(scope), next.version, next.wrapped, next.rootKeyId, deps.clock.now()],
  );
  return true;
}

type WrappedRow = { subject: string; version: number; wrapped: Uint8Array };

async function rewrapSubjectKeys(
  deps: RotationDeps,
  client: PoolClient,
  { scope, rewrap }: { scope: TenantScope; rewrap: Rewrap },
): Promise<number> {
  let rewrapped = 0;
  for (;;) {
    const { rows } = await client.query<WrappedRow>(
      `select subject, version, wrapped from subject_keys
        where tenant_scope = $1 and tenant_key_version = $2 order by subject, version limit $3 for update`,
      [scopeKey(scope), rewrap.toVersion - 1, batchSize],
    );
    if (rows.length === 0) return rewrapped;
    const wrapped = rows.map((row) => rewrapRow(deps.random, { scope, rewrap, row }));
    await client.query(
      `update subject_keys s set wrapped = n.wrapped, tenant_key_version = $2
         from unnest($3::text[], $4::integer[], $5::bytea[]) as n (subject, version, wrapped)
        where s.tenant_scope = $1 and s.subject = n.subject and s.version = n.version`,
      [scopeKey(scope), rewrap.toVersion, rows.map((row) => row.subject), rows.map((row) => row.version), wrapped],
    );
    rewrapped += rows.length;
  }
}

function rewrapRow(random: Random, work: { scope: TenantScope; rewrap: Rewrap; row: WrappedRow }): Uint8Array {
  const { scope, rewrap, row } = work;
  const name = { scope, subject: row.subject, version: row.version, tenantKeyVersion: rewrap.toVersion - 1 };
  const wrapped = rewrapKey(rewrap, { name, wrapped: row.wrapped }, random);
  if (!wrapped) throw new Error(`key version ${row.version} of ${row.subject} does not unwrap: nothing was rotated`);
  return wrapped;
}
