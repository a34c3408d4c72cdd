import { cancelled } from '../failures.ts';
import type { Cancellation } from '../port.ts';

export type CancellationScope = {
  current(): Cancellation | null;
  /** @throws the cancellation, if there is one. */
  check(): void;
  /** Calls `fn` on cancellation. @returns a function that takes the subscription back. */
  onCancel(fn: (reason: string) => void): () => void;
  cancel(reason: string): void;
};

export function createCancellationScope(): CancellationScope {
  let current: Cancellation | null = null;
  const listeners = new Set<(reason: string) => void>();
  return {
    current: () => current,
    check() {
      if (current) throw cancelled(current.reason);
    },
    onCancel(fn) {
      listeners.add(fn);
      return () => void listeners.delete(fn);
    },
    cancel(reason) {
      if (current) return;
      current = { reason };
      for (const listener of [...listeners]) listener(reason);
    },
  };
}

/** A wait that cancellation ends. `begin` starts it and returns how to stop it. */
export function cancellable<T>(
  scope: CancellationScope,
  begin: (resolve: (value: T) => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    scope.check();
    let stop = () => {};
    const unsubscribe = scope.onCancel((reason) => {
      unsubscribe();
      stop();
      reject(cancelled(reason));
    });
    stop = begin((value) => {
      unsubscribe();
      resolve(value);
    });
  });
}
