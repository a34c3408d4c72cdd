import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import type { Random } from '@visaguard/kernel';

/** The one algorithm of the vault. It stands in the authenticated data, so no other can be substituted. */
const algorithm = 'AES-256-GCM';
export const keyBytes = 32;
export const nonceBytes = 12;
export const tagBytes = 16;

export type Sealed = { readonly nonce: Uint8Array /** Ciphertext, then the 16-byte tag. */; readonly data: Uint8Array };

/**
 * Joins the parts that a ciphertext is bound to. Each part is preceded by its length, because a separator
 * could occur inside a part and let `a|b` + `c` stand for `a` + `b|c`.
 */
export function bindingOf(parts: readonly string[]): Uint8Array {
  const fields = [algorithm, ...parts].map((part) => Buffer.from(part, 'utf8'));
  const lengths = fields.map((field) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(field.length);
    return length;
  });
  return Buffer.concat(fields.flatMap((field, at) => [lengths[at] ?? Buffer.alloc(0), field]));
}

/** Encrypts under a fresh 96-bit nonce; `binding` must be given again, byte for byte, to decrypt. */
export function seal(key: KeyObject, binding: Uint8Array, plain: Uint8Array, random: Random): Sealed {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(binding);
  const body = cipher.update(plain);
  return { nonce, data: Buffer.concat([body, cipher.final(), cipher.getAuthTag()]) };
}

/** @returns the plain bytes, or undefined if the tag does not fit key, nonce, binding and ciphertext. */
export function open(key: KeyObject, binding: Uint8Array, { nonce, data }: Sealed): Uint8Array | undefined {
  if (nonce.length !== nonceBytes || data.length < tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(binding);
  decipher.setAuthTag(data.subarray(data.length - tagBytes));
  const body = decipher.update(data.subarray(0, data.length - tagBytes));
  try {
    // GCM is a stream cipher: final() gives no bytes, it only checks the tag. Before it, `body` is untrusted.
    decipher.final();
    return body;
  } catch {
    return undefined;
  }
}
