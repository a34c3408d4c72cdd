import type { Random } from '@visaguard/kernel';

/** Choices that depend on the seed alone. */
export type Dice = {
  /** A whole number from 0 to `below` - 1. */
  roll(below: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
};

export function createDice(random: Random): Dice {
  const roll = (below: number) => Buffer.from(random(4)).readUInt32BE() % below;
  return {
    roll,
    chance: (share) => roll(1_000_000) < share * 1_000_000,
    pick(from) {
      const picked = from[roll(from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}
