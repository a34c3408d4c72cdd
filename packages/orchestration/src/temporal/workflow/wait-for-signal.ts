import { CancellationScope, condition } from '@temporalio/workflow';
import type { Mailbox } from '../../mailbox.ts';
import type { SignalOutcome } from '../../port.ts';

/** See `Orchestrator.waitForSignal`; cancellation rejects with Temporal's own error. */
export async function waitForSignal(mailbox: Mailbox, name: string, timeoutMs?: number): Promise<SignalOutcome> {
  if (CancellationScope.current().consideredCancelled) await CancellationScope.current().cancelRequested;
  const kept = mailbox.take(name);
  if (kept) return { kind: 'signal', payload: kept.payload };
  let received: { readonly payload: unknown } | undefined;
  const stopReceiving = mailbox.receive(name, (payload) => {
    received = { payload };
  });
  try {
    const arrived = () => received !== undefined;
    await (timeoutMs === undefined ? condition(arrived) : condition(arrived, Math.max(1, timeoutMs)));
    return received ? { kind: 'signal', payload: received.payload } : { kind: 'timeout' };
  } finally {
    stopReceiving();
  }
}
