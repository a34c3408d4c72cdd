import { type Instant, ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import { monthsBetween } from './months-between.ts';

/** Rule R8: five years is what the visa form asks for; nothing older than seven is ever read. */
export const lookbackYearsDefault = 5;
export const lookbackYearsMax = 7;

/** Whole UTC days. `from` is the first instant inside, `to` the last; both are inside. */
export type LookbackWindow = { readonly from: Instant; readonly to: Instant };

export type WindowPlace = 'inside' | 'older' | 'newer' | 'undated';

/**
 * The years that one screening looks back: the tenant's policy, which the applicant may only shorten (rule R8).
 * @param choice whole years from 1 to 7; `applicantYears` null where the applicant chose nothing.
 * @returns the years, or `lookback_invalid`.
 */
export function agreeLookback(choice: {
  readonly tenantYears?: number;
  readonly applicantYears: number | null;
}): Result<number, Refusal> {
  const tenantYears = choice.tenantYears ?? lookbackYearsDefault;
  const years = Math.min(tenantYears, choice.applicantYears ?? tenantYears);
  if (isLookback(tenantYears) && isLookback(years)) return ok(years);
  return refuse('lookback_invalid', `The look-back is a whole number of years from 1 to ${lookbackYearsMax}.`, {
    rule: 'R8',
  });
}

/**
 * The window of `years` whole calendar years that ends with the day of `asOf`, in UTC. A day is inside while it is
 * fewer than 12 x `years` whole months old, so seven years end where the recency table of the score ends (83 months).
 * As-of 2026-11-01, 5 years: from 2021-11-02T00:00:00.000Z to 2026-11-01T23:59:59.999Z.
 * @throws RangeError for years that `agreeLookback` would refuse, and for an instant that is none.
 */
export function lookbackWindow(asOf: Instant, years: number): LookbackWindow {
  if (!isLookback(years)) throw new RangeError(`not a look-back: ${years} years`);
  const end = new Date(asOf);
  const from = new Date(Date.UTC(end.getUTCFullYear() - years, end.getUTCMonth(), end.getUTCDate()));
  // 29 February minus n years may land on 1 March, which is inside already; every other day is one day too early.
  if (monthsBetween(from.toISOString(), asOf) >= 12 * years) from.setUTCDate(from.getUTCDate() + 1);
  return { from: from.toISOString(), to: `${end.toISOString().slice(0, 10)}T23:59:59.999Z` };
}

/** Where a post stands. `older` and `newer` are dropped at collection, `undated` is not assessed (rule R8). */
export function placeInWindow(window: LookbackWindow, createdAt: Instant | null): WindowPlace {
  if (createdAt === null) return 'undated';
  const at = Date.parse(createdAt);
  if (Number.isNaN(at)) return 'undated';
  if (at < Date.parse(window.from)) return 'older';
  return at > Date.parse(window.to) ? 'newer' : 'inside';
}

function isLookback(years: number): boolean {
  return Number.isInteger(years) && years >= 1 && years <= lookbackYearsMax;
}
