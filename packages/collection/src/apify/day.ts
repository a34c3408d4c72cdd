import type { Day, Instant } from '@visaguard/kernel';

/**
 * The day that lies `days` after the day of an instant, in UTC. Whether an actor counts the day that it is given is
 * seldom documented, so it is given one more; what lies outside the window is dropped here (rule R8).
 */
export function dayAfter(at: Instant, days: number): Day {
  const day = new Date(at);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
