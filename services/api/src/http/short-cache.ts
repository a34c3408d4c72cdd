type Entry<Value> = { readonly value: Promise<Value>; readonly untilMs: number };

/**
 * Remembers answers for a moment and asks once for callers that come together. Measured by the process's monotonic
 * clock: an answer does not live longer because somebody set the time back.
 */
export function createShortCache<Value>(options: { readonly ttlMs: number; readonly entriesMax: number }) {
  const entries = new Map<string, Entry<Value>>();
  return {
    get(key: string, ask: () => Promise<Value>): Promise<Value> {
      const nowMs = performance.now();
      const known = entries.get(key);
      if (known && known.untilMs > nowMs) return known.value;
      const value = ask();
      entries.delete(key);
      entries.set(key, { value, untilMs: nowMs + options.ttlMs });
      const [oldest] = entries.keys();
      if (entries.size > options.entriesMax && oldest !== undefined) entries.delete(oldest);
      // A failure is nobody's answer: the next caller asks again.
      value.catch(() => entries.delete(key));
      return value;
    },
  };
}
