import { createHash } from 'node:crypto';
import type { Random } from '@visaguard/kernel';

/** Bytes that depend on the seed and the number of bytes drawn before, and on nothing else. */
export function seededRandom(seed: number | string): Random {
  let block = Buffer.alloc(0);
  let counter = 0;
  return (length) => {
    while (block.length < length) {
      const next = createHash('sha256').update(`${seed} ${counter++}`).digest();
      block = Buffer.concat([block, next]);
    }
    const bytes = Uint8Array.from(block.subarray(0, length));
    block = block.subarray(length);
    return bytes;
  };
}
