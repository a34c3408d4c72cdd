import type { StoredEvent } from '@visaguard/event-store';

export type EventPage<Place> = { readonly events: readonly StoredEvent[]; readonly next: Place };

type Pages<Place> = {
  readonly read: (after: Place) => Promise<EventPage<Place>>;
  readonly fold: (events: readonly StoredEvent[]) => Promise<void>;
};

/** Folds page after page to the end, and reads the next one meanwhile. @returns where the end is. */
export async function eachPage<Place>(from: Place, { read, fold }: Pages<Place>): Promise<Place> {
  let page = await read(from);
  while (page.events.length > 0) [page] = await Promise.all([read(page.next), fold(page.events)]);
  return page.next;
}
