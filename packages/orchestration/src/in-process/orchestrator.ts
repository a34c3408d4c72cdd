import { type Clock, instant } from '@visaguard/kernel';
import { activityName } from '../activity-name.ts';
import { activityPolicies } from '../activity-policy.ts';
import { boundedMap } from '../bounded-map.ts';
import type { Mailbox } from '../mailbox.ts';
import type { ActivityCalls, ActivityContext, Orchestrator, ProcessDefinition, SignalOutcome } from '../port.ts';
import { type ActivityEnvironment, callActivity } from './call-activity.ts';
import { type CancellationScope, cancellable, createCancellationScope } from './cancellation-scope.ts';

/** Runs a child for a parent; `scope` is the parent's. */
export type RunChild<A> = <Input, Output>(
  process: ProcessDefinition<A, Input, Output>,
  start: { readonly id: string; readonly input: Input; readonly scope: CancellationScope },
) => Promise<Output>;

export type OrchestratorParts<A> = {
  readonly clock: Clock;
  readonly environment: ActivityEnvironment;
  readonly activities: A;
  readonly process: Pick<ProcessDefinition<A, never, unknown>, 'name' | 'classes'>;
  readonly id: string;
  readonly traceparent: string | null;
  readonly mailbox: Mailbox;
  readonly runChild: RunChild<A>;
};

export function createOrchestrator<A>(parts: OrchestratorParts<A>, scope: CancellationScope): Orchestrator<A> {
  const { timers } = parts.environment;
  return {
    activities: activityCalls(parts, scope),
    sleep: (durationMs) => cancellable<void>(scope, (resolve) => timers.after(durationMs, () => resolve())),
    waitForSignal: (name, timeoutMs) => waitForSignal(parts, scope, { name, timeoutMs }),
    map: boundedMap,
    child: (process, id, input) => parts.runChild(process, { id, input, scope }),
    now: () => instant(parts.clock),
    cancellation: () => scope.current(),
    uncancellable: (fn) => fn(createOrchestrator(parts, createCancellationScope())),
  };
}

function activityCalls<A>(parts: OrchestratorParts<A>, scope: CancellationScope): ActivityCalls<A> {
  const { process, id: processId, traceparent: parent } = parts;
  const calls: Record<string, unknown> = {};
  for (const [name, activity] of Object.entries(parts.activities as object)) {
    const invoke = activity as (input: unknown, context: ActivityContext) => Promise<unknown>;
    const policy = activityPolicies[process.classes?.[name as keyof A] ?? 'command'];
    const of = { parent, name: activityName(process.name, name), processId };
    calls[name] = (input: unknown) => callActivity({ name, policy, invoke, input, of }, scope, parts.environment);
  }
  return calls as ActivityCalls<A>;
}

type SignalWait = { readonly name: string; readonly timeoutMs: number | undefined };

function waitForSignal<A>(
  { mailbox, environment }: OrchestratorParts<A>,
  scope: CancellationScope,
  { name, timeoutMs }: SignalWait,
): Promise<SignalOutcome> {
  return cancellable<SignalOutcome>(scope, (resolve) => {
    const kept = mailbox.take(name);
    if (kept) {
      resolve({ kind: 'signal', payload: kept.payload });
      return () => {};
    }
    let stopTimer = () => {};
    const stopReceiving = mailbox.receive(name, (payload) => {
      stopTimer();
      resolve({ kind: 'signal', payload });
    });
    if (timeoutMs !== undefined) {
      stopTimer = environment.timers.after(timeoutMs, () => {
        stopReceiving();
        resolve({ kind: 'timeout' });
      });
    }
    return () => {
      stopTimer();
      stopReceiving();
    };
  });
}
