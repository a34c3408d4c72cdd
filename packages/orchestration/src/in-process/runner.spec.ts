import { describe, expect, test } from 'vitest';
import { createManualTime, type ManualTime } from '../manual-time.ts';
import { describeOrchestrator } from '../orchestrator.feature.ts';
import type { ProcessDefinition, ProcessFailureReport } from '../port.ts';
import { createInProcessRunner } from './runner.ts';

function createRunner(time: ManualTime, failures: ProcessFailureReport[], concurrency = 16) {
  return createInProcessRunner({
    clock: time.clock,
    timers: time.timers,
    random: (length) => new Uint8Array(length).fill(128),
    onFailure: (report) => failures.push(report),
    concurrency,
  });
}

describeOrchestrator('the in-process runner', async () => {
  const time = createManualTime();
  const failures: ProcessFailureReport[] = [];
  let runner = createRunner(time, failures);
  return {
    runner: () => runner,
    settled: () => runner.idle(),
    async ended(id) {
      await runner.idle();
      return runner.state(id);
    },
    minuteMs: 60_000,
    nowMs: () => time.clock.now().getTime(),
    advance: (durationMs) => time.advance(durationMs),
    // Draining without a limit and never looking at it again: the old runner is cut off in the middle of its work.
    async crash() {
      void runner.drain(Number.MAX_SAFE_INTEGER);
      runner = createRunner(time, failures);
    },
    failures: () => failures,
    close: async () => void runner.drain(0),
  };
});

describe('the in-process runner', () => {
  type Gate = { pass(key: number): Promise<number> };

  test('runs no more activities at a time than its concurrency, over all processes', async () => {
    const runner = createRunner(createManualTime(), [], 3);
    let running = 0;
    let runningMax = 0;
    const activities: Gate = {
      async pass(key) {
        runningMax = Math.max(runningMax, ++running);
        await new Promise(setImmediate);
        running--;
        return key;
      },
    };
    const process: ProcessDefinition<Gate, number, number> = { name: 'pass', run: (o, key) => o.activities.pass(key) };
    for (let id = 0; id < 20; id++) await runner.start(process, { id: `p${id}`, input: id, activities });
    await runner.idle();
    expect(runningMax).toBe(3);
    expect(await runner.state('p19')).toEqual({ status: 'completed', output: 19 });
  });

  test('once drained no activity runs, at whatever point of a process the draining came', async () => {
    for (let turns = 0; turns < 20; turns++) {
      const runner = createRunner(createManualTime(), []);
      let running = 0;
      const activities: Gate = {
        async pass(key) {
          running++;
          await new Promise(setImmediate);
          running--;
          return key;
        },
      };
      const process: ProcessDefinition<Gate, number, number> = {
        name: 'pass',
        run: (o, key) => o.activities.pass(key),
      };
      await runner.start(process, { id: 'p', input: 1, activities });
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      await runner.drain(1_000);
      expect(running).toBe(0);
      await Promise.resolve();
      expect(running).toBe(0);
    }
  });

  test('draining with nothing under way ends at once', async () => {
    const runner = createRunner(createManualTime(), []);
    await runner.drain(10_000);
    await runner.drain(10_000);
  });
});
