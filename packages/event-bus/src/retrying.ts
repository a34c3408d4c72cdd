import { pause } from '@visaguard/kernel';

const firstPauseMs = 50;
const longestPauseMs = 5_000;

/** How long to wait after so many failures in a row: doubling from 50 ms to 5 s. */
export function pauseMsAfter(attempts: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1));
}

type Options = { signal: AbortSignal; onFailure: (error: unknown, attempts: number) => void };

/**
 * A function that repeats work until it succeeds, with pauses that grow. It answers `null` if it was told to end before
 * the work succeeded.
 */
export function retrying({ signal, onFailure }: Options) {
  return async <T>(work: () => Promise<T>): Promise<{ value: T } | null> => {
    for (let attempts = 1; ; attempts++) {
      try {
        return { value: await work() };
      } catch (error) {
        onFailure(error, attempts);
        await pause(pauseMsAfter(attempts), signal);
        if (signal.aborted) return null;
      }
    }
  };
}
