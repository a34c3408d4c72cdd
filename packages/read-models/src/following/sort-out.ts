import type { StoredEvent } from '@visaguard/event-store';
import { scopeKey } from '@visaguard/kernel';

/** `version`: the last one applied, 0 before the first. */
export type Followed = { readonly version: number; readonly isParked: boolean };

/** Why an event was not applied. `after_parked`: its stream stood still already. Else what the applying failed with. */
export type ParkReason = 'hole' | 'after_parked' | `failed:${string}`;
export type Parked = { readonly event: StoredEvent; readonly reason: ParkReason };
export type SortedOut = { readonly apply: readonly StoredEvent[]; readonly park: readonly Parked[] };

/** A stream among those of all tenants. */
export const streamKey = ({ scope, streamId }: Pick<StoredEvent, 'scope' | 'streamId'>) =>
  `${scopeKey(scope)}:${streamId}`;

/**
 * Rule E19: what was applied before is dropped, what comes next is applied, and what leaves a hole stops its stream.
 * Looked at before anything else: an event that nobody projects counts as well.
 */
export function sortOut(events: readonly StoredEvent[], followed: ReadonlyMap<string, Followed>): SortedOut {
  const at = new Map<string, Followed>(followed);
  const apply: StoredEvent[] = [];
  const park: Parked[] = [];
  for (const event of events) {
    const key = streamKey(event);
    const { version, isParked } = at.get(key) ?? { version: 0, isParked: false };
    if (event.version <= version) continue;
    if (isParked) park.push({ event, reason: 'after_parked' });
    else if (event.version === version + 1) {
      apply.push(event);
      at.set(key, { version: event.version, isParked });
    } else {
      park.push({ event, reason: 'hole' });
      at.set(key, { version, isParked: true });
    }
  }
  return { apply, park };
}
