/**
 * Cohen's kappa: agreement of two judges beyond chance, 1 is all, 0 is chance. Weighted by the square of the distance where
 * values have an order. Null where both always say one and the same: chance cannot be told from agreement.
 * @param values as whole numbers from 0, one pair per case.
 */
export function cohensKappa(pairs: readonly (readonly [number, number])[], weighted = false): number | null {
  const size = Math.max(0, ...pairs.flat()) + 1;
  const observed = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const margins = [new Array<number>(size).fill(0), new Array<number>(size).fill(0)] as const;
  for (const [one, other] of pairs) {
    const row = observed[one];
    if (row) row[other] = (row[other] ?? 0) + 1;
    margins[0][one] = (margins[0][one] ?? 0) + 1;
    margins[1][other] = (margins[1][other] ?? 0) + 1;
  }
  const weight = (one: number, other: number) => (weighted ? (one - other) ** 2 : Number(one !== other));
  let [apart, byChance] = [0, 0];
  for (let one = 0; one < size; one++) {
    for (let other = 0; other < size; other++) {
      apart += weight(one, other) * (observed[one]?.[other] ?? 0);
      byChance += (weight(one, other) * (margins[0][one] ?? 0) * (margins[1][other] ?? 0)) / pairs.length;
    }
  }
  return byChance === 0 || pairs.length === 0 ? null : 1 - apart / byChance;
}
