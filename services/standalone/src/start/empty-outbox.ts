import { createOutbox } from '@visaguard/event-store';
import { pause } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import type { Log } from '@visaguard/telemetry';

const everyMs = 5_000;
const rowsAtOnce = 10_000;

/**
 * There is no broker on one machine: what follows the events here follows the store. Rows for a broker are dropped, or
 * they would grow without end; whoever adds a broker later publishes from the events, which hold the same.
 * @param relay role `vg_relay`.
 */
export async function emptyOutbox(relay: Pool, log: Log, signal: AbortSignal): Promise<void> {
  const outbox = createOutbox({ relay });
  while (!signal.aborted) {
    try {
      await outbox.drain(await outbox.waiting(), rowsAtOnce, async () => undefined);
    } catch (error) {
      log.error({ error }, 'the outbox was not emptied');
    }
    await pause(everyMs, signal);
  }
}
