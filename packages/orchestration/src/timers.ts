/** The only source of delay. @returns a function that takes the timer back. */
export type Timers = { after(delayMs: number, fire: () => void): () => void };

// setTimeout takes 32 bits; a longer delay would fire at once.
const timeoutMsMax = 2 ** 31 - 1;

export const systemTimers: Timers = {
  after(delayMs, fire) {
    let left = Math.max(0, delayMs);
    let handle: NodeJS.Timeout;
    const arm = () => {
      const step = Math.min(left, timeoutMsMax);
      left -= step;
      handle = setTimeout(() => (left > 0 ? arm() : fire()), step);
    };
    arm();
    return () => clearTimeout(handle);
  },
};

/** Timers that can be taken back all at once, after which none fires any more. */
export function createTimerGroup(timers: Timers): Timers & { stop(): void } {
  const active = new Set<() => void>();
  let stopped = false;
  return {
    after(delayMs, fire) {
      if (stopped) return () => {};
      const take = timers.after(delayMs, () => {
        active.delete(take);
        fire();
      });
      active.add(take);
      return () => {
        active.delete(take);
        take();
      };
    },
    stop() {
      stopped = true;
      for (const take of active) take();
      active.clear();
    },
  };
}
