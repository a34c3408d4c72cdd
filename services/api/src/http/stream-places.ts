import type { Principal } from '@visaguard/access';

/** Gives a place back. Giving it back twice is giving it back once. */
export type FreePlace = () => void;

/**
 * How many streams of events a credential holds open at a time. The rate limits count openings; a stream lasts as long
 * as what it follows, so these are counted while they last. Null where every place is taken.
 */
export function createStreamPlaces(placesMax: number): (caller: Pick<Principal, 'id'>) => FreePlace | null {
  const taken = new Map<string, number>();
  return ({ id }) => {
    const now = taken.get(id) ?? 0;
    if (now >= placesMax) return null;
    taken.set(id, now + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const rest = (taken.get(id) ?? 1) - 1;
      if (rest === 0) taken.delete(id);
      else taken.set(id, rest);
    };
  };
}
