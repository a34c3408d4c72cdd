import { beforeEach, describe, expect, test } from 'vitest';
import type { ProcessRunner, ProcessState } from './port.ts';
import { createWorld, type World } from './testing/orchestrator-harness.ts';
import { parentOf, recordAll, waitForGo } from './testing/test-processes.ts';
import { createTraceLog, type TraceLog } from './testing/trace-log.ts';

export type TracingHarness = {
  readonly runner: ProcessRunner;
  ended(id: string): Promise<ProcessState | undefined>;
};

const first = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const second = '00-1bf7651916cd43dd8448eb211c80319d-b7ad6b7169203332-01';

/** How every adapter of the `Orchestrator` port takes part in traces. Ids are used once. */
export function describeTracing(
  adapter: string,
  create: (world: World, log: TraceLog) => Promise<TracingHarness>,
): void {
  describe(`traces on ${adapter}`, () => {
    let world: World;
    let log: TraceLog;
    let harness: TracingHarness;
    beforeEach(async () => {
      world = createWorld();
      log = createTraceLog();
      harness = await create(world, log);
    });

    test('a process and its children belong to the trace of the start, every attempt of every activity', async () => {
      const { activities } = world;
      world.failWith('a', new Error('connection lost'));
      const input = { childId: 'traced-child', keys: ['a', 'b'] };
      await log.under(first, () => harness.runner.start(parentOf, { id: 'traced-parent', input, activities }));
      expect(await harness.ended('traced-parent')).toMatchObject({ status: 'completed' });
      const of = { parent: first, name: 'recordAll.record', processId: 'traced-child' };
      expect(log.attempts).toEqual([
        { ...of, attempt: 1 },
        { ...of, attempt: 2 },
        { ...of, attempt: 1 },
      ]);
    });

    test('it stays in that trace when a signal of another one wakes it', async () => {
      const { activities } = world;
      const start = { id: 'woken', input: { waits: [null] }, activities };
      await log.under(first, () => harness.runner.start(waitForGo, start));
      await log.under(second, () => harness.runner.signal('woken', 'go'));
      await harness.ended('woken');
      expect(log.attempts).toMatchObject([{ parent: first, name: 'waitForGo.record', processId: 'woken' }]);
    });

    test('one that was started outside of any trace is in none, and processes do not see each other’s', async () => {
      const { activities } = world;
      await log.under(first, () => harness.runner.start(recordAll, { id: 'traced', input: ['a'], activities }));
      await harness.runner.start(recordAll, { id: 'untraced', input: ['b'], activities });
      await Promise.all([harness.ended('traced'), harness.ended('untraced')]);
      const parents = Object.fromEntries(log.attempts.map(({ processId, parent }) => [processId, parent]));
      expect(parents).toEqual({ traced: first, untraced: null });
    });
  });
}
