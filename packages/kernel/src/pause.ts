import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after `durationMs`, and at once when `signal` aborts or has aborted: who pauses then looks whether to go on. */
export async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(durationMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
