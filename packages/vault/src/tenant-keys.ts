import { createSecretKey, type KeyObject } from 'node:crypto';
import { type Clock, type Random, scopeKey, type TenantScope } from '@visaguard/kernel';
import { bindingOf, keyBytes } from './aead.ts';
import type { KeyDatabase } from './key-database.ts';
import { isKeyRefused, type RootKey } from './root-key.ts';
import type { TtlCache } from './ttl-cache.ts';
import { vaultUnavailable } from './unavailable.ts';

export type WrappedTenantKey = { readonly version: number; readonly wrapped: Uint8Array; readonly rootKeyId: string };
export type TenantKey = { readonly version: number; readonly key: KeyObject };

export type TenantKeys = {
  /** @returns undefined if the bytes do not unwrap: another root key, altered, or another tenant's. */
  unwrap(scope: TenantScope, stored: WrappedTenantKey): Promise<KeyObject | undefined>;
  /** The key that wraps new subject keys, minted if the tenant has none. `erased`: the tenant has left. */
  current(scope: TenantScope): Promise<TenantKey | 'erased'>;
  /** A new random key of the given version, wrapped and ready to be stored. */
  draft(scope: TenantScope, version: number): Promise<{ key: KeyObject; stored: WrappedTenantKey }>;
};

export type TenantKeyDeps = {
  readonly database: KeyDatabase;
  readonly rootKey: RootKey;
  readonly clock: Clock;
  readonly random: Random;
  readonly cache: TtlCache<KeyObject>;
};

type TenantKeyRow = { version: number; state: string; wrapped: Uint8Array | null; root_key_id: string };

export function createTenantKeys(deps: TenantKeyDeps): TenantKeys {
  const { database, rootKey, clock, random, cache } = deps;

  async function unwrap(scope: TenantScope, stored: WrappedTenantKey): Promise<KeyObject | undefined> {
    if (stored.rootKeyId !== rootKey.id) return undefined;
    // The wrapped bytes are part of the name, so that a row altered later is not answered from memory.
    const name = `${scopeKey(scope)} ${stored.version} ${Buffer.from(stored.wrapped).toString('base64')}`;
    const known = cache.get(name);
    if (known) return known;
    const ticket = cache.ticket();
    const secret = await reachingRootKey(() => rootKey.unwrap(stored.wrapped, binding(scope, stored.version)));
    if (!secret) return undefined;
    const key = createSecretKey(secret);
    cache.set(name, key, ticket);
    return key;
  }

  async function draft(scope: TenantScope, version: number) {
    const secret = random(keyBytes);
    const wrapped = await reachingRootKey(() => rootKey.wrap(secret, binding(scope, version)));
    if (!wrapped) throw new Error('the root key refused to wrap');
    return { key: createSecretKey(secret), stored: { version, wrapped, rootKeyId: rootKey.id } };
  }

  async function newest(scope: TenantScope): Promise<TenantKeyRow | undefined> {
    const { rows } = await database.inScope(scope, (client) =>
      client.query<TenantKeyRow>(
        `select version, state, wrapped, root_key_id from tenant_keys
          where tenant_scope = $1 order by version desc limit 1`,
        [scopeKey(scope)],
      ),
    );
    return rows[0];
  }

  async function mintFirst(scope: TenantScope): Promise<void> {
    // Wrapping may be a network call, so it comes before the transaction, not in it.
    const { stored } = await draft(scope, 1);
    await database.inScope(scope, (client) =>
      client.query(
        `insert into tenant_keys (tenant_scope, version, state, wrapped, root_key_id, created_at)
         values ($1, 1, 'active', $2, $3, $4) on conflict do nothing`,
        [scopeKey(scope), stored.wrapped, stored.rootKeyId, clock.now()],
      ),
    );
  }

  async function current(scope: TenantScope): Promise<TenantKey | 'erased'> {
    let row = await newest(scope);
    if (!row) {
      await mintFirst(scope);
      row = await newest(scope);
    }
    if (row?.state === 'erased') return 'erased';
    if (!row?.wrapped) throw new Error('the tenant has no active key: the key database was damaged');
    const key = await unwrap(scope, { version: row.version, wrapped: row.wrapped, rootKeyId: row.root_key_id });
    if (!key)
      throw new Error(`tenant key ${row.version} does not fit root key ${rootKey.id}: wrong root key or damage`);
    return { version: row.version, key };
  }

  return { unwrap, current, draft };
}

function binding(scope: TenantScope, version: number): Uint8Array {
  return bindingOf(['tenant-key-1', scopeKey(scope), String(version)]);
}

/** @returns undefined if the root key refused the bytes; not reachable is thrown as such. */
async function reachingRootKey(work: () => Promise<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isKeyRefused(error)) return undefined;
    throw vaultUnavailable(error);
  }
}
