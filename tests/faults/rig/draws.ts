import type { Random } from '@visaguard/kernel';
import { seededRandom } from '@visaguard/testkit';

/** Choices that depend on the seed alone. */
export type Draws = {
  /** From 0 to 1, 1 left out. */
  share(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** The same items in another order. */
  shuffle<T>(items: readonly T[]): T[];
  readonly random: Random;
};

export function createDraws(seed: string): Draws {
  const random = seededRandom(seed);
  const share = () => Buffer.from(random(4)).readUInt32BE() / 2 ** 32;
  const between = (from: number, to: number) => from + Math.floor(share() * (to - from + 1));
  return {
    share,
    between,
    random,
    pick(from) {
      const picked = from[between(0, from.length - 1)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    shuffle(items) {
      const keyed = items.map((item) => ({ item, key: share() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
    },
  };
}
