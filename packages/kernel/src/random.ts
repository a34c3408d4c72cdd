import { randomBytes } from 'node:crypto';

/** The only source of randomness: so many random bytes. */
export type Random = (length: number) => Uint8Array;

export const systemRandom: Random = (length) => randomBytes(length);
