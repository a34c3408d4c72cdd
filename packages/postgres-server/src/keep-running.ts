import { pause } from '@visaguard/kernel';
import { isAlive } from './server-process.ts';

/** Told when the server has ended by itself (`died`), was started again or could not be. */
export type OnOutage = (news: 'died' | 'started again' | 'did not start') => void;

export type Kept = {
  /** The server that runs now. */
  readonly processId: number | null;
  /** @returns the process id of the server it has started. */
  readonly start: () => Promise<number | null>;
  readonly onOutage: OnOutage;
  readonly signal: AbortSignal;
};

const lookEveryMs = 250;
const pauseMsMax = 10_000;

/** Starts a server that has died again, with pauses that double, until `signal` aborts. Resolves then. */
export async function keepRunning({ processId, start, onOutage, signal }: Kept): Promise<void> {
  let current = processId;
  for (let pauseMs = lookEveryMs; !signal.aborted; ) {
    if (current !== null && isAlive(current)) {
      pauseMs = lookEveryMs;
      await pause(lookEveryMs, signal);
      continue;
    }
    if (current !== null) onOutage('died');
    current = null;
    try {
      current = await start();
      onOutage('started again');
    } catch {
      onOutage('did not start');
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMsMax, pauseMs * 2);
    }
  }
}
