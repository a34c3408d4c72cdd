import type { KeyObject } from 'node:crypto';
import { type Clock, type Random, scopeKey, type TenantScope } from '@visaguard/kernel';
import type { KeyDatabase } from './key-database.ts';
import { insertActiveKey, readSubjectKeys, type SubjectKeyRow } from './key-rows.ts';
import { createSubjectCipher, type SubjectCipher } from './subject-cipher.ts';
import type { TenantKeys } from './tenant-keys.ts';
import type { TtlCache } from './ttl-cache.ts';
import { mintWrappedKey, unwrapKey } from './wrapped-subject-key.ts';

/** What the key store says about a subject. `absent`: no key was ever minted. `damaged`: there, but unusable. */
export type KeyState =
  | { readonly status: 'keys'; readonly cipher: SubjectCipher }
  | { readonly status: 'erased' }
  | { readonly status: 'absent' }
  | { readonly status: 'damaged'; readonly reason: string };

export type SubjectKeys = {
  /** One state per subject asked for, by at most one query. */
  resolve(scope: TenantScope, subjects: readonly string[]): Promise<ReadonlyMap<string, KeyState>>;
  /** Mints a key if the subject has none and was not erased. */
  ensure(scope: TenantScope, subject: string): Promise<KeyState>;
  drop(scope: TenantScope, subject: string): void;
};

export type SubjectKeyDeps = {
  readonly database: KeyDatabase;
  readonly tenantKeys: TenantKeys;
  readonly clock: Clock;
  readonly random: Random;
  readonly cache: TtlCache<SubjectCipher>;
};

const absent: KeyState = { status: 'absent' };
const erased: KeyState = { status: 'erased' };

/** Each attempt is lost only to another process that minted, erased or rotated at the same moment. */
const attemptsMax = 5;

export function createSubjectKeys(deps: SubjectKeyDeps): SubjectKeys {
  const { database, tenantKeys, clock, random, cache } = deps;

  async function resolve(scope: TenantScope, subjects: readonly string[]): Promise<ReadonlyMap<string, KeyState>> {
    const states = new Map<string, KeyState>();
    const unknown = new Set<string>();
    for (const subject of subjects) {
      const cipher = cache.get(cacheKey(scope, subject));
      if (cipher) states.set(subject, { status: 'keys', cipher });
      else unknown.add(subject);
    }
    if (unknown.size === 0) return states;
    const ticket = cache.ticket();
    const rows = await database.inScope(scope, (client) => readSubjectKeys(client, scope, [...unknown]));
    for (const subject of unknown) {
      const own = rows.filter((row) => row.subject === subject);
      const state = await stateOf(deps, { scope, subject }, own);
      // Only keys are remembered: an absent one may be minted, and an erasure must never be forgotten early.
      if (state.status === 'keys') cache.set(cacheKey(scope, subject), state.cipher, ticket);
      states.set(subject, state);
    }
    return states;
  }

  async function ensure(scope: TenantScope, subject: string): Promise<KeyState> {
    for (let attempt = 0; attempt < attemptsMax; attempt++) {
      const state = (await resolve(scope, [subject])).get(subject) ?? absent;
      if (state.status !== 'absent') return state;
      const tenantKey = await tenantKeys.current(scope);
      if (tenantKey === 'erased') return erased;
      const name = { scope, subject, version: 1, tenantKeyVersion: tenantKey.version };
      const wrapped = mintWrappedKey(tenantKey.key, name, random);
      await database.inScope(scope, (client) => insertActiveKey(client, { name, wrapped }, clock));
      // Whoever won, what counts is the stored row, so it is read back.
    }
    throw new Error('a subject key could not be stored: the key database does not keep what it accepts');
  }

  return { resolve, ensure, drop: (scope, subject) => cache.drop(cacheKey(scope, subject)) };
}

type Owner = { readonly scope: TenantScope; readonly subject: string };

async function stateOf(deps: SubjectKeyDeps, owner: Owner, rows: readonly SubjectKeyRow[]): Promise<KeyState> {
  if (rows.length === 0) return absent;
  if (rows.some((row) => row.state === 'erased' || row.tenant_key_state === 'erased')) return erased;
  const versions = new Map<number, KeyObject>();
  for (const row of rows) {
    const key = await unwrapRow(deps.tenantKeys, owner.scope, row);
    if (!key) return { status: 'damaged', reason: `key version ${row.version} of the subject does not unwrap` };
    versions.set(row.version, key);
  }
  const active = rows.find((row) => row.state === 'active')?.version;
  if (active === undefined) return { status: 'damaged', reason: 'the subject has no active key version' };
  return { status: 'keys', cipher: createSubjectCipher({ ...owner, active, versions }, deps.random) };
}

async function unwrapRow(keys: TenantKeys, scope: TenantScope, row: SubjectKeyRow): Promise<KeyObject | undefined> {
  const { subject, version, wrapped, tenant_key_version: tenantKeyVersion, tenant_key, root_key_id } = row;
  if (!wrapped || !tenantKeyVersion || !tenant_key || !root_key_id) return undefined;
  const tenantKey = await keys.unwrap(scope, {
    version: tenantKeyVersion,
    wrapped: tenant_key,
    rootKeyId: root_key_id,
  });
  return tenantKey && unwrapKey(tenantKey, { scope, subject, version, tenantKeyVersion }, wrapped);
}

function cacheKey(scope: TenantScope, subject: string): string {
  return `${scopeKey(scope)} ${subject}`;
}
