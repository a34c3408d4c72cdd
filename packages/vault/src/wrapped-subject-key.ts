import { createSecretKey, type KeyObject } from 'node:crypto';
import { type Random, scopeKey, type TenantScope } from '@visaguard/kernel';
import { bindingOf, keyBytes, open, seal } from './aead.ts';
import { packSealed, unpackSealed } from './sealed-bytes.ts';

/** Which key of whom, and the version of the tenant key it is wrapped under. */
export type SubjectKeyName = {
  readonly scope: TenantScope;
  readonly subject: string;
  readonly version: number;
  readonly tenantKeyVersion: number;
};

/** A key row copied to another subject, version or tenant does not unwrap. */
function binding({ scope, subject, version, tenantKeyVersion }: SubjectKeyName): Uint8Array {
  return bindingOf(['subject-key-1', scopeKey(scope), subject, String(version), String(tenantKeyVersion)]);
}

/** A new random subject key, wrapped. It is not handed out: whoever needs it reads back what was stored. */
export function mintWrappedKey(tenantKey: KeyObject, name: SubjectKeyName, random: Random): Uint8Array {
  return wrap(tenantKey, name, { secret: random(keyBytes), random });
}

/** @returns undefined if the bytes were not wrapped under this tenant key for this name. */
export function unwrapKey(tenantKey: KeyObject, name: SubjectKeyName, wrapped: Uint8Array): KeyObject | undefined {
  const secret = unwrapSecret(tenantKey, name, wrapped);
  return secret && createSecretKey(secret);
}

export type Rewrap = { readonly from: KeyObject; readonly to: KeyObject; readonly toVersion: number };

/** @returns the same key under another tenant key, or undefined if it does not unwrap. */
export function rewrapKey(
  { from, to, toVersion }: Rewrap,
  stored: { readonly name: SubjectKeyName; readonly wrapped: Uint8Array },
  random: Random,
): Uint8Array | undefined {
  const secret = unwrapSecret(from, stored.name, stored.wrapped);
  return secret && wrap(to, { ...stored.name, tenantKeyVersion: toVersion }, { secret, random });
}

function wrap(tenantKey: KeyObject, name: SubjectKeyName, key: { secret: Uint8Array; random: Random }): Uint8Array {
  return packSealed(name.tenantKeyVersion, seal(tenantKey, binding(name), key.secret, key.random));
}

function unwrapSecret(tenantKey: KeyObject, name: SubjectKeyName, wrapped: Uint8Array): Uint8Array | undefined {
  const unpacked = unpackSealed(wrapped);
  return unpacked && open(tenantKey, binding(name), unpacked.sealed);
}
