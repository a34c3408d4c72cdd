import type { KnownEvent } from '@visaguard/event-store';
import { scopeKey, type TenantScope } from '@visaguard/kernel';

/** The state that the events of a stream come to, up to and with the newest one that is in it. */
export type Folded = KnownEvent & { readonly state: unknown };

/**
 * What long streams came to when they were last loaded in this process, so that the next load need not read them again.
 * It decides nothing: a load asks the store what came after, every time.
 */
export type FoldedStates = {
  recall(scope: TenantScope, streamId: string): Folded | undefined;
  keep(scope: TenantScope, streamId: string, folded: Folded): void;
};

/** Shorter streams are read as fast as it is found out that nothing came after. */
const eventsMinUsual = 100;
/** Of all kept states together; what has not been asked for longest goes first. A member of a cohort takes some 200 bytes. */
const eventsMaxUsual = 200_000;

export function createFoldedStates({ eventsMin = eventsMinUsual, eventsMax = eventsMaxUsual } = {}): FoldedStates {
  /** In the order of their last use. */
  const kept = new Map<string, Folded>();
  let events = 0;
  const drop = (key: string) => {
    events -= kept.get(key)?.version ?? 0;
    kept.delete(key);
  };
  const put = (key: string, folded: Folded) => {
    drop(key);
    kept.set(key, folded);
    events += folded.version;
  };
  return {
    recall(scope, streamId) {
      const key = keyOf(scope, streamId);
      const folded = kept.get(key);
      if (folded) put(key, folded);
      return folded;
    },
    keep(scope, streamId, folded) {
      if (folded.version < eventsMin) return;
      put(keyOf(scope, streamId), folded);
      for (const key of kept.keys()) {
        if (events <= eventsMax) break;
        drop(key);
      }
    },
  };
}

function keyOf(scope: TenantScope, streamId: string): string {
  return `${scopeKey(scope)}/${streamId}`;
}
