/** A proportion or score with its 95 % confidence interval, 0 to 1. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

const z = 1.959_963_984_540_054;

/** Wilson's score interval: stays within 0 and 1, and is honest at few posts and near the ends. Null of none. */
export function wilson(part: number, whole: number): Estimate | null {
  if (whole === 0) return null;
  const value = part / whole;
  const spread = z * z;
  const middle = (value + spread / (2 * whole)) / (1 + spread / whole);
  const half = (z / (1 + spread / whole)) * Math.sqrt((value * (1 - value)) / whole + spread / (4 * whole * whole));
  return { value, low: clamp(middle - half), high: clamp(middle + half) };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

const seed = 20_261_101;

/**
 * Percentile bootstrap over clusters, drawn with a fixed seed: the same input gives the same interval everywhere.
 * @param sum makes the counts of drawn clusters a score; NaN where they have none.
 */
export function bootstrap<T>(
  clusters: readonly T[],
  sum: (drawn: readonly T[]) => number,
  rounds = 1_000,
): Estimate | null {
  const value = sum(clusters);
  if (Number.isNaN(value)) return null;
  const draw = drawFrom(seed);
  const scores: number[] = [];
  const drawn = [...clusters];
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < drawn.length; at++) {
      const picked = clusters[draw() % clusters.length];
      if (picked !== undefined) drawn[at] = picked;
    }
    const score = sum(drawn);
    if (!Number.isNaN(score)) scores.push(score);
  }
  scores.sort((a, b) => a - b);
  const at = (share: number) => scores[Math.floor(share * (scores.length - 1))] ?? value;
  return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)) };
}

/** Whole numbers below 2^32, always the same for one seed (splitmix32). */
function drawFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x9e37_79b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0_aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a_2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}
