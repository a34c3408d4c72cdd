import type { KeyObject } from 'node:crypto';
import {
  type Clock,
  err,
  type Json,
  ok,
  type Random,
  type Result,
  scopeKey,
  type TenantScope,
} from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { type Envelope, isEnvelope, type SealContext } from './envelope.ts';
import type { ErasureOrder, SubjectErasure } from './erase-keys.ts';
import type { ErasureLog } from './erasure-log.ts';
import { createErasures, type TenantErasure } from './erasures.ts';
import { createKeyDatabase } from './key-database.ts';
import { clear, type Opened, unreadable } from './opened.ts';
import type { RootKey } from './root-key.ts';
import { rotateSubjectKey, rotateTenantKey, type TenantKeyRotation } from './rotate-keys.ts';
import type { SubjectCipher } from './subject-cipher.ts';
import { createSubjectKeys, type KeyState } from './subject-keys.ts';
import { createTenantKeys } from './tenant-keys.ts';
import { createTtlCache } from './ttl-cache.ts';

/**
 * Seals personal values under one key per subject, so that destroying the key erases every copy.
 *
 * Subjects are ids (`app_…`), never names or addresses: anything else throws. Whatever needs the key database
 * or the root key while it cannot be reached throws an error that `isVaultUnavailable` knows: retry, and store
 * or project nothing meanwhile. A key that is there but does not unwrap throws on sealing and is `unreadable`
 * on opening.
 */
export type Vault = {
  /** Mints the subject's key if it has none. An erased subject gets no other. */
  prepareSubject(scope: TenantScope, subject: string): Promise<Result<void, 'erased'>>;
  /** The subject's keys for use without further I/O. */
  subjectCipher(scope: TenantScope, subject: string): Promise<Result<SubjectCipher, 'erased' | 'no_key'>>;
  /** The same for reading: a key never minted or damaged is `unreadable`. */
  openSubject(scope: TenantScope, subject: string): Promise<Opened<SubjectCipher>>;
  /** @throws if the subject has no key: prepare it first, and let the command be refused if it was erased. */
  sealJson(context: SealContext, value: Json): Promise<Envelope>;
  openJson(context: SealContext, envelope: Envelope): Promise<Opened<Json>>;
  /** Opens many in the order given, by one look-up per tenant scope. */
  openMany(items: readonly SealedItem[]): Promise<Opened<Json>[]>;
  /**
   * Destroys the subject's keys in all versions. This process forgets them at once, others within
   * `keyCacheTtlMs`. Safe to repeat, also for a subject that never had a key.
   */
  eraseSubject(scope: TenantScope, subject: string, order: ErasureOrder): Promise<SubjectErasure>;
  /** Destroys the tenant scope's key and so every subject's. Live and test are two scopes. */
  eraseTenant(scope: TenantScope, order: ErasureOrder): Promise<TenantErasure>;
  /**
   * Carries out every erasure of the log again. Run it after a restore of the key database and before serving,
   * or an older copy brings erased keys back. @returns how many entries the log has.
   */
  replayErasures(): Promise<number>;
  /** Forgets the cached key; call it on the event that says the subject was erased elsewhere. */
  dropCached(scope: TenantScope, subject: string): void;
  /** A new active key for the subject; what was sealed stays readable. `none`: it has no key. */
  rotateSubjectKey(scope: TenantScope, subject: string): Promise<'rotated' | 'none'>;
  /** A new key for the tenant; all subject keys are wrapped anew, sealed data stays. `none`: it has left. */
  rotateTenantKey(scope: TenantScope): Promise<TenantKeyRotation | 'none'>;
  /**
   * HMAC-SHA-256 of `value` under a key of the tenant, 64 hex digits, for looking up a personal value without
   * storing it. The caller normalises the value (case, white space) first. Different purposes never match.
   */
  blindIndex(scope: TenantScope, purpose: string, value: string): Promise<string>;
};

export type SealedItem = { readonly context: SealContext; readonly envelope: Envelope };

export type VaultDeps = {
  /** The key database, under the role `vg_writer`. */
  readonly keys: Pool;
  readonly rootKey: RootKey;
  /** Written before a key is destroyed. Without one a restore of the key database undoes erasures. */
  readonly erasureLog?: ErasureLog;
  readonly clock: Clock;
  readonly random: Random;
};

/** How long another process may still use a key after its erasure. Stands on the erasure's receipt. */
export const keyCacheTtlMs = 60_000;
const cachedSubjectsMax = 1_000;
const cachedTenantsMax = 200;

/** The tenant's search key lives among the subject keys: rotated and erased with the tenant, closed to callers. */
const blindIndexSubject = 'blind-index';
const subjectId = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;

export function createVault({ keys, rootKey, erasureLog, clock, random }: VaultDeps): Vault {
  const database = createKeyDatabase(keys);
  const tenantCache = createTtlCache<KeyObject>({ clock, ttlMs: keyCacheTtlMs, entriesMax: cachedTenantsMax });
  const subjectCache = createTtlCache<SubjectCipher>({ clock, ttlMs: keyCacheTtlMs, entriesMax: cachedSubjectsMax });
  const tenantKeys = createTenantKeys({ database, rootKey, clock, random, cache: tenantCache });
  const subjectKeys = createSubjectKeys({ database, tenantKeys, clock, random, cache: subjectCache });
  const erasures = createErasures({ database, rootKeyId: rootKey.id, log: erasureLog, clock, forget });
  const rotation = { database, tenantKeys, clock, random };

  function forget(scope: TenantScope, subject: string | null): void {
    if (subject === null) {
      tenantCache.dropAll();
      subjectCache.dropAll();
    } else subjectKeys.drop(scope, subject);
  }

  async function openMany(items: readonly SealedItem[]): Promise<Opened<Json>[]> {
    const states = await statesOf(items.map(({ context }) => context));
    return items.map(({ context, envelope }) => openWith(states.get(stateKey(context)), context, envelope));
  }

  async function statesOf(contexts: readonly SealContext[]): Promise<Map<string, KeyState>> {
    const scopes = new Map(contexts.map(({ scope }) => [scopeKey(scope), scope]));
    const states = new Map<string, KeyState>();
    for (const [key, scope] of scopes) {
      const subjects = contexts.filter((context) => scopeKey(context.scope) === key).map(({ subject }) => subject);
      const found = await subjectKeys.resolve(
        scope,
        [...new Set(subjects)].filter((subject) => subjectId.test(subject)),
      );
      for (const [subject, state] of found) states.set(stateKey({ scope, subject }), state);
    }
    return states;
  }

  async function stateOf(scope: TenantScope, subject: string): Promise<KeyState | undefined> {
    if (!subjectId.test(subject)) return undefined;
    return (await subjectKeys.resolve(scope, [subject])).get(subject);
  }

  return {
    async prepareSubject(scope, subject) {
      assertSubjectId(subject);
      const state = await subjectKeys.ensure(scope, subject);
      if (state.status === 'erased') return err('erased');
      requireCipher(state);
      return ok(undefined);
    },
    async subjectCipher(scope, subject) {
      const state = await stateOf(scope, subject);
      if (!state || state.status === 'absent') return err('no_key');
      return state.status === 'erased' ? err('erased') : ok(requireCipher(state));
    },
    openSubject: async (scope, subject) => openState(await stateOf(scope, subject)),
    async sealJson(context, value) {
      return requireCipher(await stateOf(context.scope, context.subject)).sealJson(context, value);
    },
    async openJson(context, envelope) {
      return openWith(await stateOf(context.scope, context.subject), context, envelope);
    },
    openMany,
    async eraseSubject(scope, subject, order) {
      assertSubjectId(subject);
      return erasures.subject(scope, subject, order);
    },
    eraseTenant: (scope, order) => erasures.tenant(scope, order),
    replayErasures: () => erasures.replay(),
    dropCached: (scope, subject) => subjectKeys.drop(scope, subject),
    async rotateSubjectKey(scope, subject) {
      assertSubjectId(subject);
      const outcome = await rotateSubjectKey(rotation, scope, subject);
      subjectKeys.drop(scope, subject);
      return outcome;
    },
    rotateTenantKey: (scope) => rotateTenantKey(rotation, scope),
    async blindIndex(scope, purpose, value) {
      const digest = requireCipher(await subjectKeys.ensure(scope, blindIndexSubject)).digest(`blind-index ${purpose}`);
      digest.update(Buffer.from(value, 'utf8'));
      return digest.hex();
    },
  };
}

function openWith(state: KeyState | undefined, context: SealContext, envelope: Envelope): Opened<Json> {
  // Before the key is asked, so that a mangled or moved envelope is never taken for an erased one.
  if (!isEnvelope(envelope)) return unreadable('not an envelope');
  if (envelope.subject !== context.subject) return unreadable('sealed for another subject');
  const opened = openState(state);
  return opened.status === 'clear' ? opened.value.openJson(context, envelope) : opened;
}

function openState(state: KeyState | undefined): Opened<SubjectCipher> {
  if (!state || state.status === 'absent') return unreadable('the subject never had a key');
  if (state.status === 'damaged') return unreadable(state.reason);
  return state.status === 'erased' ? { status: 'erased' } : clear(state.cipher);
}

function requireCipher(state: KeyState | undefined): SubjectCipher {
  if (state?.status === 'keys') return state.cipher;
  if (state?.status === 'damaged') throw new Error(`sealing is refused: ${state.reason}`);
  throw new Error(`sealing is refused: the subject's key is ${state?.status ?? 'absent'}`);
}

/** An id and nothing else: the subject stands in clear beside every ciphertext. */
function assertSubjectId(subject: string): void {
  if (!subjectId.test(subject)) throw new Error('a subject is named by its id, for example app_ and 26 characters');
}

function stateKey({ scope, subject }: { scope: TenantScope; subject: string }): string {
  return `${scopeKey(scope)} ${subject}`;
}
