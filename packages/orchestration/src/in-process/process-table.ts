import { type Clock, err, ok, type Result } from '@visaguard/kernel';
import { isCancelled, isStepFailed, stepFailed } from '../failures.ts';
import { createMailbox, type Mailbox } from '../mailbox.ts';
import type { Orchestrator, ProcessDefinition, ProcessFailureReport, ProcessStart, ProcessState } from '../port.ts';
import type { ActivityEnvironment } from './call-activity.ts';
import { type CancellationScope, cancellable, createCancellationScope } from './cancellation-scope.ts';
import type { FinishedStates } from './finished-states.ts';
import { jsonCopy } from './json-copy.ts';
import { createOrchestrator, type RunChild } from './orchestrator.ts';

type Running = {
  readonly mailbox: Mailbox;
  readonly scope: CancellationScope;
  readonly end: Promise<Result<unknown, unknown>>;
};

type TableParts = {
  readonly clock: Clock;
  readonly environment: ActivityEnvironment;
  readonly finished: FinishedStates;
  readonly onFailure: (report: ProcessFailureReport) => void;
};

/** A process that is started, in the trace that its start belongs to. */
type TracedStart<A, I> = ProcessStart<A, I> & { readonly traceparent: string | null };

/** The processes running now, by id. */
export function createProcessTable(parts: TableParts) {
  const running = new Map<string, Running>();

  function run<A, I, O>(process: ProcessDefinition<A, I, O>, start: TracedStart<A, I>): Running {
    const mailbox = createMailbox();
    const scope = createCancellationScope();
    const { id, activities, traceparent } = start;
    const runChild: RunChild<A> = (child, { scope: parent, ...of }) =>
      joinOrRun(child, { ...of, activities, traceparent }, parent);
    const { clock, environment } = parts;
    const own = { clock, environment, process, id, activities, traceparent, mailbox, runChild };
    const end = runToEnd(process, createOrchestrator(own, scope), start.input).then((result) => {
      running.delete(id);
      parts.finished.set(id, stateOf(result));
      if (!result.ok && !isCancelled(result.error)) {
        parts.onFailure({ id, process: process.name, error: result.error });
      }
      return result;
    });
    const entry = { mailbox, scope, end };
    parts.finished.forget(id);
    running.set(id, entry);
    return entry;
  }

  async function joinOrRun<A, I, O>(
    process: ProcessDefinition<A, I, O>,
    start: TracedStart<A, I>,
    parent: CancellationScope,
  ): Promise<O> {
    parent.check();
    const joined = running.get(start.id);
    const result = await (joined ? joinedEnd(joined, parent) : ownEnd(run(process, start), parent));
    if (result.ok) return result.value as O;
    parent.check();
    throw childFailed(process.name, result.error);
  }

  return { run, get: (id: string): Running | undefined => running.get(id) };
}

// A child of our own is told of the cancellation and ends first, so that its clean-up is done when the parent's begins.
async function ownEnd(child: Running, parent: CancellationScope): Promise<Result<unknown, unknown>> {
  const unsubscribe = parent.onCancel((reason) => child.scope.cancel(reason));
  return child.end.finally(unsubscribe);
}

function joinedEnd(child: Running, parent: CancellationScope): Promise<Result<unknown, unknown>> {
  return cancellable(parent, (resolve) => {
    void child.end.then(resolve);
    return () => {};
  });
}

async function runToEnd<A, I, O>(
  process: ProcessDefinition<A, I, O>,
  orchestrator: Orchestrator<A>,
  input: I,
): Promise<Result<unknown, unknown>> {
  try {
    // A turn later, so that the process is in the table before its first line runs.
    await Promise.resolve();
    return ok(jsonCopy(await process.run(orchestrator, jsonCopy(input))));
  } catch (error) {
    return err(error);
  }
}

function stateOf(result: Result<unknown, unknown>): ProcessState {
  if (result.ok) return { status: 'completed', output: result.value };
  if (isCancelled(result.error)) return { status: 'cancelled', reason: result.error.reason };
  return { status: 'failed', error: result.error };
}

function childFailed(name: string, error: unknown): Error {
  const failure = { step: name, kind: 'child_failed', attempts: 1 } as const;
  if (isStepFailed(error)) return stepFailed({ ...failure, code: error.failure.code, detail: error.failure.detail });
  if (isCancelled(error)) return stepFailed({ ...failure, code: 'cancelled', detail: error.message });
  const detail = error instanceof Error ? error.message : String(error);
  return stepFailed({ ...failure, code: 'process_failed', detail });
}
