import { isCancelled, settle } from '../failures.ts';
import type { ProcessDefinition, SignalOutcome } from '../port.ts';

// The processes that the behaviour suite runs. Nothing here may need Node: a workflow bundle holds this file.

export interface TestActivities {
  record(key: string): Promise<string>;
  echo(value: unknown): Promise<unknown>;
}

export type TestProcess<Input, Output> = ProcessDefinition<TestActivities, Input, Output>;

export const recordAll: TestProcess<readonly string[], string[]> = {
  name: 'recordAll',
  async run(o, keys) {
    const replies: string[] = [];
    for (const key of keys) replies.push(await o.activities.record(key));
    return replies;
  },
};

/** Makes a value of how its one step ended. */
export const recordOrSay: TestProcess<string, unknown> = {
  name: 'recordOrSay',
  classes: { record: 'work' },
  run: (o, key) => settle(o.activities.record(key)),
};

export const echo: TestProcess<unknown, unknown> = { name: 'echo', run: (o, value) => o.activities.echo(value) };

export const buggy: TestProcess<null, unknown> = {
  name: 'buggy',
  run: (o) =>
    o.map([1, 2], 2, async () => {
      throw new TypeError('a bug');
    }),
};

/** How long each of its waits lasts at most; null waits for ever. */
export type Waits = { readonly sleepMs?: number; readonly waits: readonly (number | null)[] };

/** Sleeps, then waits for the signal `go` so many times, and records each time that a wait is over. */
export const waitForGo: TestProcess<Waits, SignalOutcome[]> = {
  name: 'waitForGo',
  async run(o, { sleepMs, waits }) {
    const outcomes: SignalOutcome[] = [];
    if (sleepMs) await o.sleep(sleepMs);
    for (const timeoutMs of waits) {
      const outcome = await (timeoutMs === null ? o.waitForSignal('go') : o.waitForSignal('go', timeoutMs));
      await o.activities.record(`wait ${outcomes.push(outcome)} over`);
    }
    return outcomes;
  },
};

/** How long it slept, by the clock that it sees. */
export const sleep: TestProcess<number, number> = {
  name: 'sleep',
  async run(o, durationMs) {
    const before = Date.parse(o.now());
    await o.sleep(durationMs);
    return Date.parse(o.now()) - before;
  },
};

export const sleepThenCleanUp: TestProcess<number, null> = {
  name: 'sleepThenCleanUp',
  async run(o, durationMs) {
    try {
      await o.sleep(durationMs);
    } catch (error) {
      if (!isCancelled(error)) throw error;
      await o.uncancellable((shielded) => shielded.activities.record(`cleaned up: ${o.cancellation()?.reason}`));
    }
    await o.activities.record('after');
    return null;
  },
};

/** Runs `recordAll` as a child and hands on how it ended. */
export const parentOf: TestProcess<{ childId: string; keys: string[] }, unknown> = {
  name: 'parentOf',
  run: (o, { childId, keys }) => settle(o.child(recordAll, childId, keys)),
};

export const parentOfWaiting: TestProcess<{ childId: string }, unknown> = {
  name: 'parentOfWaiting',
  run: (o, { childId }) => settle(o.child(waitForGo, childId, { waits: [null] })),
};

/** `ballast` characters go to and fro for each item, which makes a long history of few items. */
export const mapAll: TestProcess<{ count: number; concurrency: number; ballast?: number }, unknown> = {
  name: 'mapAll',
  async run(o, { count, concurrency, ballast = 0 }) {
    let running = 0;
    let runningMax = 0;
    const results = await o.map(
      Array.from({ length: count }, (_, at) => at),
      concurrency,
      async (item) => {
        runningMax = Math.max(runningMax, ++running);
        if (ballast > 0) await o.activities.echo(noise(ballast, item));
        return o.activities.record(`item ${item}`).finally(() => running--);
      },
    );
    const failedAt = results.flatMap((result, at) => (result.ok ? [] : [at]));
    const inOrder = results.every((result, at) => !result.ok || result.value === `item ${at} recorded`);
    return { count: results.length, failedAt, inOrder, runningMax };
  },
};

/** Text that does not compress well, and the same one each time. */
function noise(length: number, seed: number): string {
  let state = seed + 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 36).toString(36);
  }).join('');
}
