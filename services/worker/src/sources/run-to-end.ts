import type { Apify, ApifyFailure, RunOrder } from '@visaguard/collection/apify';
import { pause } from '@visaguard/kernel';
import type { Profiles } from './profiles.ts';
import type { EndedRun } from './run-step.ts';

export type RunToEnd =
  | { readonly kind: 'ended'; readonly run: EndedRun }
  | { readonly kind: 'failed'; readonly code: string; readonly isFinal: boolean }
  /** This process is to end, and waits for no run. */
  | { readonly kind: 'stopped' };

const runMinutesMax = 30;

/** Starts a run and waits until it has ended, for a few runs that nobody else goes on with. */
export async function runToEnd(
  apify: Apify,
  order: RunOrder,
  { profiles, signal }: { readonly profiles: Pick<Profiles, 'waits'>; readonly signal: AbortSignal },
): Promise<RunToEnd> {
  const started = await apify.start(order, null);
  if (!started.ok) return failed(started.error);
  let waitedMs = 0;
  for (;;) {
    const stand = await apify.await(started.value, 0);
    if (!stand.ok) return failed(stand.error);
    if (stand.value.state === 'ended') {
      // Forgotten with its rows: to ask for them would only be refused.
      if (stand.value.status === 'GONE') return { kind: 'ended', run: { end: stand.value, rows: [] } };
      const rows = await apify.read(started.value, order.fields, order.rowsMax);
      return rows.ok ? { kind: 'ended', run: { end: stand.value, rows: rows.value } } : failed(rows.error);
    }
    const minutes = waitedMs / 60_000;
    if (minutes > runMinutesMax) return { kind: 'failed', code: 'run_hangs', isFinal: false };
    const waitMs = profiles.waits.running(minutes);
    await pause(waitMs, signal);
    if (signal.aborted) return { kind: 'stopped' };
    waitedMs += waitMs;
  }
}

function failed({ class: of, code }: ApifyFailure): RunToEnd {
  return { kind: 'failed', code, isFinal: of === 'out_of_money' || of === 'bad_config' };
}
