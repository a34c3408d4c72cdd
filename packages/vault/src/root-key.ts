import { createHmac, createSecretKey } from 'node:crypto';
import type { Random } from '@visaguard/kernel';
import { bindingOf, keyBytes, open, seal } from './aead.ts';
import { packSealed, unpackSealed } from './sealed-bytes.ts';

/**
 * Wraps and unwraps tenant keys: the door behind which a key management service can stand.
 * `unwrap` rejects with `keyRefused` if the bytes were not wrapped by this key under this `aad`; any other
 * rejection means that the key cannot be reached now. `id` is stored beside what was wrapped.
 */
export type RootKey = {
  readonly id: string;
  wrap(bytes: Uint8Array, aad: Uint8Array): Promise<Uint8Array>;
  unwrap(bytes: Uint8Array, aad: Uint8Array): Promise<Uint8Array>;
};

const refusedCode = 'vault_key_refused';

function keyRefused(): Error {
  return Object.assign(new Error('the wrapped key does not fit this root key'), { code: refusedCode });
}

export function isKeyRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === refusedCode;
}

const wrapVersion = 1;

/** A root key held in this process. @throws if `secret` is not 256 bits. */
export function createLocalRootKey(secret: Uint8Array, random: Random): RootKey {
  if (secret.length !== keyBytes) throw new Error('a root key has 256 bits');
  const key = createSecretKey(secret);
  const id = createHmac('sha256', key)
    .update(bindingOf(['root-key-id-1']))
    .digest('hex')
    .slice(0, 16);
  return {
    id,
    wrap: async (bytes, aad) => packSealed(wrapVersion, seal(key, aad, bytes, random)),
    unwrap: async (bytes, aad) => {
      const unpacked = unpackSealed(bytes);
      const plain = unpacked && open(key, aad, unpacked.sealed);
      if (!plain) throw keyRefused();
      return plain;
    },
  };
}
