import type { Instant } from '@visaguard/kernel';

/**
 * Whole calendar months from the UTC day of `earlier` to the UTC day of `later`; the time of day does not count, so
 * that a reader can check the number from two dates. 2025-05-20 to 2026-11-01 is 17. Zero when `later` is not later.
 * @throws RangeError for an instant that is none.
 */
export function monthsBetween(earlier: Instant, later: Instant): number {
  const start = new Date(earlier);
  const end = new Date(later);
  const years = end.getUTCFullYear() - start.getUTCFullYear();
  const months = 12 * years + end.getUTCMonth() - start.getUTCMonth();
  if (Number.isNaN(months)) throw new RangeError('not an instant');
  return Math.max(0, end.getUTCDate() < start.getUTCDate() ? months - 1 : months);
}
