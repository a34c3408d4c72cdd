import { setImmediate as turn } from 'node:timers/promises';
import { type Clock, type Random, systemRandom } from '@visaguard/kernel';
import type { ActivitySet, ProcessDefinition, ProcessFailureReport, ProcessRunner, ProcessStart } from '../port.ts';
import { createTimerGroup, systemTimers, type Timers } from '../timers.ts';
import { type ProcessTracing, untraced } from '../tracing.ts';
import { createFinishedStates } from './finished-states.ts';
import { createProcessTable } from './process-table.ts';
import { createRunningWork } from './running-work.ts';
import { createSlots } from './slots.ts';

export type InProcessRunnerParts = {
  readonly clock: Clock;
  /** Called once for each process that ended by an error it did not handle. Cancellation is not a failure. */
  readonly onFailure: (report: ProcessFailureReport) => void;
  /** How many activities run at a time, over all processes. */
  readonly concurrency: number;
  readonly timers?: Timers;
  readonly random?: Random;
  readonly tracing?: ProcessTracing;
};

export type InProcessRunner = ProcessRunner & {
  /** Resolves once no activity runs and every process has ended or waits for a signal or timer. For tests. */
  idle(): Promise<void>;
};

/**
 * Runs processes in this process's memory. It keeps no journal: activities are idempotent commands and the event
 * stream remembers them, so after a crash every unfinished process is started again from its beginning.
 */
export function createInProcessRunner(parts: InProcessRunnerParts): InProcessRunner {
  const timers = createTimerGroup(parts.timers ?? systemTimers);
  const slots = createSlots(parts.concurrency);
  const work = createRunningWork();
  const { random = systemRandom, tracing = untraced } = parts;
  const environment = { timers, slots, work, random, tracing };
  const finished = createFinishedStates();
  const table = createProcessTable({ clock: parts.clock, environment, finished, onFailure: parts.onFailure });
  let stopping = false;
  return {
    async start<A extends ActivitySet<A>, Input, Output>(
      process: ProcessDefinition<A, Input, Output>,
      start: ProcessStart<A, Input>,
    ) {
      if (stopping) return 'stopping';
      if (table.get(start.id)) return 'already_running';
      table.run(process, { ...start, traceparent: tracing.current() });
      return 'started';
    },
    async signal(id, name, payload) {
      const running = table.get(id);
      running?.mailbox.put(name, payload);
      return running ? 'delivered' : 'not_running';
    },
    async cancel(id, reason) {
      const running = table.get(id);
      running?.scope.cancel(reason);
      return running ? 'requested' : 'not_running';
    },
    state: async (id) => (table.get(id) ? { status: 'running' } : finished.get(id)),
    async drain(timeoutMs) {
      stopping = true;
      slots.close();
      let stopLimit = () => {};
      const limit = new Promise<void>((resolve) => {
        stopLimit = (parts.timers ?? systemTimers).after(timeoutMs, resolve);
      });
      await Promise.race([work.none(), limit]);
      stopLimit();
      timers.stop();
      work.abortAll('shutting down');
    },
    async idle() {
      // Process code runs in microtasks only, so one turn of the event loop shows whether it began anything more.
      for (let before = -1; before !== work.begun || work.running > 0; await turn()) {
        await work.none();
        before = work.begun;
        await turn();
      }
    },
  };
}
