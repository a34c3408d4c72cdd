/**
 * How many runs go on at once under one key. The service does not queue: it refuses what is too much. So runs wait here,
 * and a tenant with many of them leaves room for one with few.
 */
export type RunSlots = {
  /**
   * Whether the run may start now. Who is told no asks again soon, or gives up its place.
   * @param key names the key at the service; runs under other keys do not count.
   */
  take(ask: SlotAsk): boolean;
  /** The run goes on already: it counts, whether there is room or not. */
  note(ask: SlotAsk): void;
  release(ask: Pick<SlotAsk, 'key' | 'runId'>): void;
};

export type SlotAsk = { readonly key: string; readonly tenant: string; readonly runId: string };

type KeySlots = {
  /** Runs that go on, with their tenants. */
  readonly running: Map<string, string>;
  /** Tenants that were told no, and when they last asked. */
  readonly waiting: Map<string, number>;
};

export type RunSlotsOptions = {
  readonly runsMax: number;
  /** Who has not asked for so long does not wait any more. */
  readonly forgottenAfterMs: number;
  readonly nowMs: () => number;
};

export function createRunSlots({ runsMax, forgottenAfterMs, nowMs }: RunSlotsOptions): RunSlots {
  const keys = new Map<string, KeySlots>();
  const slotsOf = (key: string): KeySlots => {
    const known = keys.get(key) ?? { running: new Map(), waiting: new Map() };
    keys.set(key, known);
    return known;
  };
  return {
    take({ key, tenant, runId }) {
      const { running, waiting } = slotsOf(key);
      if (running.has(runId)) return true;
      const now = nowMs();
      for (const [other, askedAt] of waiting) if (now - askedAt > forgottenAfterMs) waiting.delete(other);
      const others = [...waiting.keys()].filter((other) => other !== tenant);
      const held = [...running.values()].filter((of) => of === tenant).length;
      // While others wait, nobody takes more than an even share.
      const share = others.length === 0 ? runsMax : Math.ceil(runsMax / (others.length + 1));
      if (running.size >= runsMax || held >= share) {
        waiting.set(tenant, now);
        return false;
      }
      waiting.delete(tenant);
      running.set(runId, tenant);
      return true;
    },
    note({ key, tenant, runId }) {
      slotsOf(key).running.set(runId, tenant);
    },
    release({ key, runId }) {
      slotsOf(key).running.delete(runId);
    },
  };
}
