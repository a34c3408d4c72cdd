import type { Clock, Instant } from '@visaguard/kernel';

export type FakeClock = Clock & { advance(milliseconds: number): void; set(at: Instant): void };

/** A clock that stands still until it is told to move. `start` is an ISO instant. */
export function fakeClock(start: Instant): FakeClock {
  let nowMs = new Date(start).getTime();
  return {
    now: () => new Date(nowMs),
    advance(milliseconds) {
      nowMs += milliseconds;
    },
    set(at) {
      nowMs = new Date(at).getTime();
    },
  };
}
