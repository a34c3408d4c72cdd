import { crc32 } from 'node:zlib';
import { type Mode, type Random, sha256Hex } from '@visaguard/kernel';

export type SecretKind = 'api_key' | 'person';

/** What can be read off a secret without looking it up. */
export type Secret = { readonly kind: SecretKind; readonly mode: Mode };

const heads: Readonly<Record<SecretKind, string>> = { api_key: 'vg', person: 'vgp' };
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomLength = 30;
const checksumLength = 6;
const secretPattern = /^(vgp?)_(test|live)_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/;

/**
 * A new secret: `vg_test_` or `vg_live_` (an API key), `vgp_test_` or `vgp_live_` (a person's token), 30 random digits
 * of base 62 (about 178 bits), and 6 of their CRC-32. To be shown once; only its hash is stored.
 */
export function mintSecret(kind: SecretKind, mode: Mode, random: Random): string {
  const body = `${heads[kind]}_${mode}_${randomDigits(randomLength, random)}`;
  return body + checksumOf(body);
}

/**
 * Whether a text has the form and the checksum of a secret. It says nothing about existence; it spares the database
 * the question for typing errors and noise.
 */
export function parseSecret(text: string): Secret | null {
  const [, head, mode, digits, checksum] = secretPattern.exec(text) ?? [];
  if (head === undefined || (mode !== 'test' && mode !== 'live')) return null;
  // The checksum covers the prefix: a test key with `live` written over it is no key.
  if (checksumOf(`${head}_${mode}_${digits}`) !== checksum) return null;
  return { kind: head === heads.person ? 'person' : 'api_key', mode };
}

/** What is stored of a secret, and what it is looked up by. 178 random bits need no salt and no slow hash. */
export function secretSha256(secret: string): string {
  return sha256Hex(secret);
}

function randomDigits(count: number, random: Random): string {
  let digits = '';
  while (digits.length < count) {
    for (const byte of random(count)) {
      // 248 is the largest multiple of 62 in a byte: beyond it the first digits would come more often.
      if (byte < 248 && digits.length < count) digits += alphabet[byte % 62];
    }
  }
  return digits;
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let at = 0; at < checksumLength; at++) {
    digits = alphabet[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
