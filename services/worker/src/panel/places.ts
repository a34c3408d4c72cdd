/** So many calls at once, and the others in the order in which they came. */
export type Places = <T>(call: () => Promise<T>) => Promise<T>;

export function createPlaces(placesMax: number): Places {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return async (call) => {
    if (taken >= placesMax) await new Promise<void>((resolve) => waiting.push(resolve));
    else taken += 1;
    try {
      return await call();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else taken -= 1;
    }
  };
}

/** Waits for all of them, and fails only then where one did: an answer that is under way is paid for and is kept. */
export async function allOf(works: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((work) => work.status === 'rejected');
  if (failed) throw failed.reason;
}
