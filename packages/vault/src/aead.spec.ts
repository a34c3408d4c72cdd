import { createSecretKey } from 'node:crypto';
import { systemRandom } from '@visaguard/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bindingOf, open, seal } from './aead.ts';

const key = createSecretKey(systemRandom(32));

describe('sealing bytes', () => {
  test('what was sealed opens to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.array(fc.string()), (plain, parts) => {
        const binding = bindingOf(parts);
        expect(Buffer.from(open(key, binding, seal(key, binding, plain, systemRandom)) ?? [0])).toEqual(
          Buffer.from(plain),
        );
      }),
    );
  });

  test('no flipped bit in nonce, ciphertext or tag decrypts', () => {
    const binding = bindingOf(['place']);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (plain, at) => {
        const { nonce, data } = seal(key, binding, plain, systemRandom);
        const bytes = Buffer.concat([nonce, data]);
        const bit = at % (bytes.length * 8);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const altered = { nonce: bytes.subarray(0, nonce.length), data: bytes.subarray(nonce.length) };
        expect(open(key, binding, altered)).toBeUndefined();
      }),
    );
  });

  test('each sealing uses a nonce of its own', () => {
    const nonces = Array.from({ length: 1_000 }, () =>
      Buffer.from(seal(key, bindingOf([]), Buffer.alloc(1), systemRandom).nonce).toString('hex'),
    );
    expect(new Set(nonces).size).toBe(1_000);
  });

  test('two different lists of parts never give the same binding', () => {
    const parts = fc.array(fc.string({ unit: fc.constantFrom('a', '|', '\0', '/') }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(Buffer.from(bindingOf(one)).equals(Buffer.from(bindingOf(other)))).toBe(false);
      }),
    );
  });
});
