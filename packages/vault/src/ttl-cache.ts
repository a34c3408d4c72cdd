import type { Clock } from '@visaguard/kernel';

export type TtlCache<V> = {
  get(key: string): V | undefined;
  /** Call before loading a value and hand the ticket to `set`. */
  ticket(): Ticket;
  /** Ignored if anything was dropped since the ticket: the value may have been read before it was destroyed. */
  set(key: string, value: V, ticket: Ticket): void;
  drop(key: string): void;
  dropAll(): void;
};

type Ticket = { readonly drops: number; readonly atMs: number };

/** Least recently used entries leave first. An entry's age counts from before it was loaded. */
export function createTtlCache<V>(options: { clock: Clock; ttlMs: number; entriesMax: number }): TtlCache<V> {
  const { clock, ttlMs, entriesMax } = options;
  const entries = new Map<string, { value: V; atMs: number }>();
  let drops = 0;

  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      const ageMs = clock.now().getTime() - entry.atMs;
      // A clock that was set back must not lengthen a life.
      if (ageMs < 0 || ageMs >= ttlMs) return undefined;
      entries.set(key, entry);
      return entry.value;
    },
    ticket: () => ({ drops, atMs: clock.now().getTime() }),
    set(key, value, ticket) {
      if (ticket.drops !== drops) return;
      entries.delete(key);
      entries.set(key, { value, atMs: ticket.atMs });
      for (const oldest of entries.keys()) {
        if (entries.size <= entriesMax) break;
        entries.delete(oldest);
      }
    },
    drop(key) {
      drops += 1;
      entries.delete(key);
    },
    dropAll() {
      drops += 1;
      entries.clear();
    },
  };
}
