import { readFileSync } from 'node:fs';

/** A Bloom filter over words: says of every word in it that it is there, and of about one in a hundred others too. */
export type WordFilter = { readonly bits: Uint8Array; readonly hashes: number };

const hashes = 6;
const bitsPerWord = 9;

/** Built once by the training script; only looked up afterwards. */
export function buildWordFilter(words: readonly string[]): WordFilter {
  const bits = new Uint8Array(Math.ceil((words.length * bitsPerWord) / 8));
  for (const word of words) {
    for (const bit of bitsOf(word, bits.length * 8)) {
      const byte = bit >>> 3;
      bits[byte] = (bits[byte] ?? 0) | (1 << (bit & 7));
    }
  }
  return { bits, hashes };
}

export function readWordFilter(file: URL): WordFilter {
  return { bits: readFileSync(file), hashes };
}

export function hasWord({ bits }: WordFilter, word: string): boolean {
  return bitsOf(word, bits.length * 8).every((bit) => ((bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0);
}

function bitsOf(word: string, bitCount: number): number[] {
  const [one, two] = [hashOf(word, 0x811c9dc5), hashOf(word, 0x9747b28c) | 1];
  return Array.from({ length: hashes }, (_, at) => ((one + Math.imul(at, two)) >>> 0) % bitCount);
}

/** FNV-1a over UTF-16 units: whole 32-bit arithmetic, the same on every machine. */
function hashOf(word: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
