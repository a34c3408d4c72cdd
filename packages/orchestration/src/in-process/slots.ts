export type Slots = {
  /** Resolves with the function that gives the slot back; first come, first served. Never resolves once closed. */
  acquire(): Promise<() => void>;
  close(): void;
  /** A slot granted just before the closing must not be used any more. */
  readonly closed: boolean;
};

/** Bounds how many activities run at a time over all processes. */
export function createSlots(count: number): Slots {
  if (!(count >= 1)) throw new RangeError('concurrency must be at least 1');
  let free = count;
  let closed = false;
  const queue: (() => void)[] = [];
  const grant = (): (() => void) => {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = closed ? undefined : queue.shift();
      if (next) next();
      else free++;
    };
  };
  return {
    acquire() {
      if (closed) return new Promise(() => {});
      if (free > 0) {
        free--;
        return Promise.resolve(grant());
      }
      return new Promise((resolve) => queue.push(() => resolve(grant())));
    },
    close() {
      closed = true;
      queue.length = 0;
    },
    get closed() {
      return closed;
    },
  };
}
