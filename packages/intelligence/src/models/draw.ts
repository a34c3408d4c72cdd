import type { Random } from '@visaguard/kernel';

/** The mark that data stands between: 128 bits, which no text can know. */
export function drawMark(random: Random): string {
  return Buffer.from(random(16)).toString('hex');
}

/**
 * Ids of one call, `p_` and four hexadecimal digits. None of them stands in a text, so that no text can speak of another
 * post (rule R28).
 */
export function drawIds(count: number, texts: readonly string[], random: Random): string[] {
  const drawn = new Set<string>();
  while (drawn.size < count) {
    const id = `p_${Buffer.from(random(2)).toString('hex')}`;
    if (!texts.some((text) => text.includes(id))) drawn.add(id);
  }
  return [...drawn];
}

/** Another order for each call and voter: models judge what stands first differently from what stands last. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const keyed = items.map((item) => ({ item, key: Buffer.from(random(6)).readUIntBE(0, 6) }));
  return keyed.sort((left, right) => left.key - right.key).map(({ item }) => item);
}
