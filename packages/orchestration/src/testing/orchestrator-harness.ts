import { setImmediate as turn } from 'node:timers/promises';
import { isCancelled, settle } from '../failures.ts';
import type { ActivityContext, ProcessDefinition, ProcessFailureReport, ProcessRunner } from '../port.ts';

/** What an adapter brings to be judged by the behaviour suite. */
export type OrchestratorHarness = {
  /** The runner alive now: another one after `crash`. */
  runner(): ProcessRunner;
  /** Resolves when no process can move without a signal or the passing of time. */
  settled(): Promise<void>;
  advance(durationMs: number): Promise<void>;
  /** Ends the runner as SIGKILL would, in the middle of whatever it does, and brings up a new one. */
  crash(): Promise<void>;
  failures(): readonly ProcessFailureReport[];
  close(): Promise<void>;
};

/** What the activities act upon: idempotent by key, as commands are. It outlives every runner. */
export function createWorld() {
  const calls: string[] = [];
  const effects: string[] = [];
  const faults = new Map<string, Error[]>();
  const hanging = new Set<string>();
  return {
    calls,
    effects,
    failWith: (key: string, ...errors: Error[]) => faults.set(key, errors),
    /** The next call for this key takes effect and then never answers. */
    hangOnce: (key: string) => hanging.add(key),
    async called(key: string): Promise<void> {
      while (!calls.includes(key)) await turn();
    },
    activities: {
      async record(key: string, { signal }: ActivityContext): Promise<string> {
        calls.push(key);
        const fault = faults.get(key)?.shift();
        if (fault) throw fault;
        if (!effects.includes(key)) effects.push(key);
        if (hanging.delete(key)) await new Promise((resolve) => signal.addEventListener('abort', resolve));
        return `${key} recorded`;
      },
      async echo(value: unknown): Promise<unknown> {
        return value;
      },
    },
  };
}

export type World = ReturnType<typeof createWorld>;
export type TestProcess<Input, Output> = ProcessDefinition<World['activities'], Input, Output>;

export const recordAll: TestProcess<readonly string[], string[]> = {
  name: 'record-all',
  async run(o, keys) {
    const replies: string[] = [];
    for (const key of keys) replies.push(await o.activities.record(key));
    return replies;
  },
};

/** Sleeps, then waits for the signal `go` as many times as asked. */
export const waitForGo: TestProcess<{ times: number; sleepMs?: number; timeoutMs?: number }, unknown[]> = {
  name: 'wait-for-go',
  async run(o, { times, sleepMs, timeoutMs }) {
    const outcomes: unknown[] = [];
    if (sleepMs) await o.sleep(sleepMs);
    for (let taken = 0; taken < times; taken++) outcomes.push(await o.waitForSignal('go', timeoutMs));
    return outcomes;
  },
};

export const sleepThenCleanUp: TestProcess<null, null> = {
  name: 'sleep-then-clean-up',
  async run(o) {
    try {
      await o.sleep(60_000);
    } catch (error) {
      if (!isCancelled(error)) throw error;
      await o.uncancellable((shielded) => shielded.activities.record(`cleaned up: ${o.cancellation()?.reason}`));
    }
    await o.activities.record('after');
    return null;
  },
};

/** Runs `record-all` as a child and hands on how it ended. */
export const parentOf: TestProcess<{ childId: string; keys: string[] }, unknown> = {
  name: 'parent',
  run: (o, { childId, keys }) => settle(o.child(recordAll, childId, keys)),
};
