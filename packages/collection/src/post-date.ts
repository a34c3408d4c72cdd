import type { Instant } from '@visaguard/kernel';

const dayMs = 24 * 60 * 60 * 1000;

export type DateBounds = {
  readonly window: { readonly from: Instant; readonly to: Instant };
  readonly platformSince: Instant;
  /** When the export was made, where it says so. */
  readonly madeAt: Instant | null;
};

export type JudgedDate =
  | { readonly state: 'in_window'; readonly createdAt: Instant }
  | { readonly state: 'too_old' }
  | { readonly state: 'too_new' }
  | { readonly state: 'undated'; readonly reason: UndatedReason };

export type UndatedReason = 'no_date' | 'before_the_platform' | 'in_the_future';

/**
 * Where a post stands to the window (rule R8). A date that cannot be true is not a date: nothing is written
 * before the platform existed or after its export was made. Where the export does not say when it was made, the
 * window's end stands for it. A day of grace covers clocks and time zones.
 */
export function judgeDate(writtenAtMs: number | null, bounds: DateBounds): JudgedDate {
  if (writtenAtMs === null || !Number.isFinite(writtenAtMs)) return { state: 'undated', reason: 'no_date' };
  if (writtenAtMs < Date.parse(bounds.platformSince)) return { state: 'undated', reason: 'before_the_platform' };
  const windowEndMs = Date.parse(bounds.window.to);
  const latestMs = Math.max(windowEndMs, Date.parse(bounds.madeAt ?? bounds.window.to)) + dayMs;
  if (writtenAtMs > latestMs) return { state: 'undated', reason: 'in_the_future' };
  if (writtenAtMs > windowEndMs + dayMs) return { state: 'too_new' };
  if (writtenAtMs < Date.parse(bounds.window.from)) return { state: 'too_old' };
  return { state: 'in_window', createdAt: new Date(writtenAtMs).toISOString() };
}

/** The export is so old that it leaves out the window's last part. */
export function isOutdated(bounds: DateBounds, ageDaysMax: number): boolean {
  return bounds.madeAt !== null && Date.parse(bounds.madeAt) < Date.parse(bounds.window.to) - ageDaysMax * dayMs;
}
