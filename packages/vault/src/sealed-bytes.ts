import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { bindingOf, nonceBytes, type Sealed, tagBytes } from './aead.ts';

/** Layout: format (1 byte), key version (4, big endian), nonce (12), ciphertext, tag (16). */
const format = 1;
const headerBytes = 1 + 4 + nonceBytes;

/** What sealing adds to the length of the plain bytes. */
const sealedOverheadBytes = headerBytes + tagBytes;

type BytesOwner = { readonly scope: TenantScope; readonly subject: string };

export function bytesBinding(owner: BytesOwner, keyVersion: number, parts: readonly string[]): Uint8Array {
  return bindingOf(['bytes-1', scopeKey(owner.scope), owner.subject, String(keyVersion), ...parts]);
}

export function packSealed(keyVersion: number, { nonce, data }: Sealed): Uint8Array {
  const header = Buffer.alloc(headerBytes - nonceBytes);
  header.writeUInt8(format);
  header.writeUInt32BE(keyVersion, 1);
  return Buffer.concat([header, nonce, data]);
}

/** @returns undefined if the bytes do not have the layout. */
export function unpackSealed(packed: Uint8Array): { keyVersion: number; sealed: Sealed } | undefined {
  if (packed.length < sealedOverheadBytes || packed[0] !== format) return undefined;
  const keyVersion = new DataView(packed.buffer, packed.byteOffset).getUint32(1);
  const nonce = packed.subarray(headerBytes - nonceBytes, headerBytes);
  return { keyVersion, sealed: { nonce, data: packed.subarray(headerBytes) } };
}
