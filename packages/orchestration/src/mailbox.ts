export type Mailbox = {
  put(name: string, payload: unknown): void;
  /** The oldest kept signal of this name, taken out. */
  take(name: string): { readonly payload: unknown } | undefined;
  /** Calls `receive` with the next signal of this name. @returns a function that takes the receiver back. */
  receive(name: string, receive: (payload: unknown) => void): () => void;
  /** What is kept; of each name in order. */
  kept(): [name: string, payload: unknown][];
};

/** Signals of one process. One that nobody waits for is kept: a signal states a fact, it is not a passing edge. */
export function createMailbox(): Mailbox {
  const kept = new Map<string, unknown[]>();
  const receivers = new Map<string, Set<(payload: unknown) => void>>();
  return {
    put(name, payload) {
      const waiting = receivers.get(name);
      const first = waiting?.values().next().value;
      if (waiting && first) {
        waiting.delete(first);
        first(payload);
      } else kept.set(name, [...(kept.get(name) ?? []), payload]);
    },
    take(name) {
      const queue = kept.get(name);
      return queue && queue.length > 0 ? { payload: queue.shift() } : undefined;
    },
    receive(name, receive) {
      const waiting = receivers.get(name) ?? new Set();
      receivers.set(name, waiting.add(receive));
      return () => void waiting.delete(receive);
    },
    kept: () => [...kept].flatMap(([name, queue]) => queue.map((payload): [string, unknown] => [name, payload])),
  };
}
