import { CancellationScope, condition, sleep } from '@temporalio/workflow';
import type { ActivityPolicies } from '../../activity-policy.ts';
import { boundedMap } from '../../bounded-map.ts';
import type { Mailbox } from '../../mailbox.ts';
import type { ActivityCalls, Orchestrator, ProcessDefinition, SignalOutcome } from '../../port.ts';
import { activityCall } from './call-activity.ts';
import type { RunCancellation } from './cancellation.ts';
import { runChild } from './run-child.ts';

export type Run<A> = {
  readonly process: Pick<ProcessDefinition<A, never, unknown>, 'name' | 'classes'>;
  readonly policies: ActivityPolicies;
  readonly mailbox: Mailbox;
  readonly cancellation: RunCancellation;
};

export function createOrchestrator<A>(run: Run<A>): Orchestrator<A> {
  const { guard } = run.cancellation;
  return {
    activities: activityCalls(run),
    sleep: (durationMs) => guard(() => sleep(Math.max(1, durationMs))),
    waitForSignal: (name, timeoutMs) => guard(() => waitForSignal(run.mailbox, name, timeoutMs)),
    map: boundedMap,
    child: (process, id, input) => guard(() => runChild(process, { id, input, cancellation: run.cancellation })),
    // The sandbox's clock stands still between two tasks and runs the same way in a replay.
    now: () => new Date().toISOString(),
    cancellation: () => run.cancellation.current(),
    uncancellable: (fn) =>
      CancellationScope.nonCancellable(() => fn({ ...createOrchestrator(run), cancellation: () => null })),
  };
}

/** Inside the sandbox there are no activities to look at: any name can be called, as the types allow. */
function activityCalls<A>({ process, policies, cancellation }: Run<A>): ActivityCalls<A> {
  const call = (activity: string) => {
    const policy = policies[process.classes?.[activity as keyof A] ?? 'command'];
    const invoke = activityCall({ process: process.name, activity, policy });
    return (input: unknown) => cancellation.guard(() => invoke(input));
  };
  return new Proxy({} as ActivityCalls<A>, {
    get: (_, activity) => (typeof activity === 'string' ? call(activity) : undefined),
  });
}

async function waitForSignal(mailbox: Mailbox, name: string, timeoutMs?: number): Promise<SignalOutcome> {
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
