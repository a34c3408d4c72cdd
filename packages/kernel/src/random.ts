import { randomFillSync } from 'node:crypto';

/** The only source of randomness: so many random bytes. */
export type Random = (length: number) => Uint8Array;

/** A call of the system's generator costs microseconds, however little it is asked for. */
const pool = new Uint8Array(4_096);
let used = pool.length;

/** What was handed out is not kept: its place in the pool is zeroed. */
export const systemRandom: Random = (length) => {
  if (length > pool.length) return randomFillSync(new Uint8Array(length));
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.slice(used, used + length);
  pool.fill(0, used, used + length);
  used += length;
  return bytes;
};
