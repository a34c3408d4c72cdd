import { CancellationScope, sleep } from '@temporalio/workflow';
import type { ActivityCalls, Orchestrator } from '../../port.ts';
import { activityCall } from './call-activity.ts';
import { mapWithCarried } from './carried-map.ts';
import type { Run } from './run.ts';
import { runChild } from './run-child.ts';
import { waitForSignal } from './wait-for-signal.ts';

export function createOrchestrator<A>(run: Run<A>): Orchestrator<A> {
  const { guard } = run.cancellation;
  return {
    activities: activityCalls(run),
    sleep: (durationMs) => guard(() => sleep(Math.max(1, durationMs))),
    waitForSignal: (name, timeoutMs) => guard(() => waitForSignal(run.mailbox, name, timeoutMs)),
    map: (items, concurrency, fn) => mapWithCarried(run, { items, concurrency, fn }),
    child: (process, id, input) => guard(() => runChild(process, { id, input, run })),
    // biome-ignore lint/plugin: the sandbox's own clock, which runs the same way in a replay
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
