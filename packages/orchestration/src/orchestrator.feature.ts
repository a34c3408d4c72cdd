import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { permanentFailure, settle } from './failures.ts';
import {
  createWorld,
  type OrchestratorHarness,
  parentOf,
  recordAll,
  sleepThenCleanUp,
  type TestProcess,
  type World,
  waitForGo,
} from './testing/orchestrator-harness.ts';

let harness: OrchestratorHarness;
let world: World;

function begin<Input, Output>(process: TestProcess<Input, Output>, id: string, input: Input) {
  return harness.runner().start(process, { id, input, activities: world.activities });
}

async function stateOf(id: string) {
  await harness.settled();
  return harness.runner().state(id);
}

/** The behaviour that every adapter of the `Orchestrator` port shows. */
export function describeOrchestrator(adapter: string, create: () => Promise<OrchestratorHarness>): void {
  describe(`orchestrator on ${adapter}`, () => {
    beforeEach(async () => {
      harness = await create();
      world = createWorld();
    });
    afterEach(() => harness.close());
    describe('activities', activityBehaviour);
    describe('crash and shutdown', crashBehaviour);
    describe('signals and time', waitingBehaviour);
    describe('cancellation', cancellationBehaviour);
    describe('children', childBehaviour);
    describe('bounded map', mapBehaviour);
  });
}

function activityBehaviour(): void {
  test('a process runs its activities in order and ends with its output', async () => {
    expect(await begin(recordAll, 'p', ['a', 'b'])).toBe('started');
    expect(await stateOf('p')).toEqual({ status: 'completed', output: ['a recorded', 'b recorded'] });
    expect(world.effects).toEqual(['a', 'b']);
  });

  test('a second start of a running process does nothing; a finished one runs again', async () => {
    await begin(waitForGo, 'p', { times: 1 });
    expect(await begin(waitForGo, 'p', { times: 1 })).toBe('already_running');
    await harness.runner().signal('p', 'go');
    expect(await stateOf('p')).toMatchObject({ status: 'completed' });
    expect(await begin(waitForGo, 'p', { times: 1 })).toBe('started');
  });

  test('an activity that fails twice is tried again, with a pause, until it succeeds', async () => {
    world.failWith('a', new Error('connection lost'), new Error('connection lost'));
    await begin(recordAll, 'p', ['a', 'b']);
    await harness.settled();
    expect(world.calls).toEqual(['a']);
    await harness.advance(5_000);
    expect(await stateOf('p')).toMatchObject({ status: 'completed' });
    expect(world.calls).toEqual(['a', 'a', 'a', 'b']);
  });

  test('a permanent failure is not tried again and can be handled as a value', async () => {
    world.failWith('a', permanentFailure('consent_missing', 'There is no consent.'));
    await begin({ name: 'handles', run: (o) => settle(o.activities.record('a')) }, 'p', null);
    const error = { step: 'record', kind: 'permanent', code: 'consent_missing', attempts: 1 };
    expect(await stateOf('p')).toMatchObject({ status: 'completed', output: { ok: false, error } });
    expect(harness.failures()).toEqual([]);
  });

  test('a failure that the process does not handle ends it and is reported once', async () => {
    world.failWith('a', permanentFailure('consent_missing', 'There is no consent.'));
    await begin(recordAll, 'p', ['a', 'b']);
    expect(await stateOf('p')).toMatchObject({ status: 'failed' });
    expect(harness.failures()).toMatchObject([{ id: 'p', process: 'record-all' }]);
    expect(world.calls).toEqual(['a']);
  });

  test('an activity that always fails is given up after the attempts of its class', async () => {
    world.failWith('a', ...Array.from({ length: 99 }, () => new Error('still down')));
    await begin(
      { name: 'gives-up', classes: { record: 'work' }, run: (o) => settle(o.activities.record('a')) },
      'p',
      0,
    );
    await harness.settled();
    await harness.advance(600_000);
    const error = { kind: 'retries_exhausted', attempts: 5, detail: 'still down' };
    expect(await stateOf('p')).toMatchObject({ status: 'completed', output: { ok: false, error } });
    expect(world.calls).toHaveLength(5);
  });

  test('an attempt that does not answer in time is aborted and tried again', async () => {
    world.hangOnce('a');
    await begin(recordAll, 'p', ['a']);
    await world.called('a');
    await harness.advance(60_000);
    expect(await stateOf('p')).toMatchObject({ status: 'completed' });
    expect(world.calls).toEqual(['a', 'a']);
    expect(world.effects).toEqual(['a']);
  });

  test('values pass as JSON, whichever adapter runs', async () => {
    await begin({ name: 'echoes', run: (o, input) => o.activities.echo(input) }, 'p', {
      at: new Date(0),
      left: undefined,
    });
    expect(await stateOf('p')).toEqual({ status: 'completed', output: { at: '1970-01-01T00:00:00.000Z' } });
  });
}

function crashBehaviour(): void {
  test('killed in the middle of an activity and run again, a process has no effect twice', async () => {
    world.hangOnce('b');
    await begin(recordAll, 'p', ['a', 'b', 'c']);
    await world.called('b');
    await harness.crash();
    await begin(recordAll, 'p', ['a', 'b', 'c']);
    await harness.advance(60_000);
    expect(await stateOf('p')).toMatchObject({ status: 'completed' });
    expect(world.effects).toEqual(['a', 'b', 'c']);
    expect(world.calls.filter((key) => key === 'b').length).toBeGreaterThan(1);
  });

  test('draining lets the running activity end and starts none after it', async () => {
    world.hangOnce('a');
    await begin(recordAll, 'p', ['a', 'b']);
    await world.called('a');
    const drained = harness.runner().drain(10_000);
    expect(await begin(recordAll, 'q', ['c'])).toBe('stopping');
    await harness.advance(10_000);
    await drained;
    await harness.advance(60_000);
    expect(world.calls).toEqual(['a']);
  });
}

function waitingBehaviour(): void {
  test('a signal that comes before the wait is kept, and several are taken in order', async () => {
    await begin(waitForGo, 'p', { times: 2, sleepMs: 1_000 });
    await harness.settled();
    expect(await harness.runner().signal('p', 'go', 1)).toBe('delivered');
    await harness.runner().signal('p', 'go', 2);
    await harness.advance(1_000);
    const output = [
      { kind: 'signal', payload: 1 },
      { kind: 'signal', payload: 2 },
    ];
    expect(await stateOf('p')).toEqual({ status: 'completed', output });
  });

  test('a signal that comes during the wait ends it; one of another name does not', async () => {
    await begin(waitForGo, 'p', { times: 1, timeoutMs: 60_000 });
    await harness.settled();
    await harness.runner().signal('p', 'other', 0);
    expect(await stateOf('p')).toEqual({ status: 'running' });
    await harness.runner().signal('p', 'go', { by: 'mem_1' });
    const output = [{ kind: 'signal', payload: { by: 'mem_1' } }];
    expect(await stateOf('p')).toEqual({ status: 'completed', output });
  });

  test('a wait that times out says so, and a later signal is kept for the next wait', async () => {
    await begin(waitForGo, 'p', { times: 2, timeoutMs: 60_000 });
    await harness.settled();
    await harness.advance(60_000);
    await harness.runner().signal('p', 'go', 'late');
    const output = [{ kind: 'timeout' }, { kind: 'signal', payload: 'late' }];
    expect(await stateOf('p')).toEqual({ status: 'completed', output });
  });

  test('a signal to a process that does not run is refused', async () => {
    expect(await harness.runner().signal('nobody', 'go')).toBe('not_running');
    expect(await harness.runner().cancel('nobody', 'why')).toBe('not_running');
    expect(await stateOf('nobody')).toBeUndefined();
  });

  test('sleeping takes the time that it says, by the clock that the process sees', async () => {
    const process: TestProcess<null, number> = {
      name: 'sleeps',
      async run(o) {
        const before = Date.parse(o.now());
        await o.sleep(3_600_000);
        return Date.parse(o.now()) - before;
      },
    };
    await begin(process, 'p', null);
    await harness.settled();
    await harness.advance(3_599_000);
    expect(await stateOf('p')).toEqual({ status: 'running' });
    await harness.advance(1_000);
    expect(await stateOf('p')).toEqual({ status: 'completed', output: 3_600_000 });
  });
}

function cancellationBehaviour(): void {
  test('cancelling ends a wait, lets the process clean up, and nothing else runs', async () => {
    await begin(sleepThenCleanUp, 'p', null);
    await harness.settled();
    expect(await harness.runner().cancel('p', 'consent withdrawn')).toBe('requested');
    expect(await stateOf('p')).toEqual({ status: 'cancelled', reason: 'consent withdrawn' });
    expect(world.effects).toEqual(['cleaned up: consent withdrawn']);
    expect(harness.failures()).toEqual([]);
  });

  test('cancelling aborts the running activity and does not try it again', async () => {
    world.hangOnce('a');
    await begin(recordAll, 'p', ['a', 'b']);
    await world.called('a');
    await harness.runner().cancel('p', 'consent withdrawn');
    expect(await stateOf('p')).toMatchObject({ status: 'cancelled' });
    expect(world.calls).toEqual(['a']);
  });

  test('cancelling ends the pause between two attempts', async () => {
    world.failWith('a', new Error('connection lost'));
    await begin(recordAll, 'p', ['a']);
    await harness.settled();
    await harness.runner().cancel('p', 'consent withdrawn');
    expect(await stateOf('p')).toMatchObject({ status: 'cancelled' });
    expect(world.calls).toEqual(['a']);
  });
}

function childBehaviour(): void {
  test('a child runs under its own id and gives its output to the parent', async () => {
    await begin(parentOf, 'p', { childId: 'c', keys: ['a'] });
    expect(await stateOf('p')).toEqual({ status: 'completed', output: { ok: true, value: ['a recorded'] } });
    expect(await stateOf('c')).toEqual({ status: 'completed', output: ['a recorded'] });
  });

  test('a child that fails is a failed step of the parent, with the code of what failed', async () => {
    world.failWith('a', permanentFailure('consent_missing', 'There is no consent.'));
    await begin(parentOf, 'p', { childId: 'c', keys: ['a'] });
    const error = { step: 'record-all', kind: 'child_failed', code: 'consent_missing' };
    expect(await stateOf('p')).toMatchObject({ status: 'completed', output: { ok: false, error } });
  });

  test('a child that runs already is joined, not run twice', async () => {
    world.failWith('a', new Error('connection lost'));
    await begin(recordAll, 'c', ['a']);
    await begin(parentOf, 'p', { childId: 'c', keys: ['a'] });
    await harness.settled();
    await harness.advance(5_000);
    expect(await stateOf('p')).toMatchObject({ output: { ok: true, value: ['a recorded'] } });
    expect(world.calls).toEqual(['a', 'a']);
  });

  test('cancelling the parent cancels the child that it started', async () => {
    world.hangOnce('a');
    await begin(parentOf, 'p', { childId: 'c', keys: ['a', 'b'] });
    await world.called('a');
    await harness.runner().cancel('p', 'cohort closed');
    expect(await stateOf('c')).toEqual({ status: 'cancelled', reason: 'cohort closed' });
    expect(await stateOf('p')).toEqual({ status: 'cancelled', reason: 'cohort closed' });
    expect(world.calls).toEqual(['a']);
  });

  test('cancelling the parent leaves alone a child that it joined', async () => {
    await begin(waitForGo, 'c', { times: 1 });
    await begin({ name: 'joins', run: (o) => o.child(waitForGo, 'c', { times: 1 }) }, 'p', null);
    await harness.settled();
    await harness.runner().cancel('p', 'cohort closed');
    await harness.runner().signal('c', 'go');
    expect(await stateOf('p')).toMatchObject({ status: 'cancelled' });
    expect(await stateOf('c')).toMatchObject({ status: 'completed' });
  });
}

function mapBehaviour(): void {
  const mapAll: TestProcess<{ count: number; concurrency: number }, unknown> = {
    name: 'map-all',
    async run(o, { count, concurrency }) {
      let running = 0;
      let runningMax = 0;
      const results = await o.map(
        Array.from({ length: count }, (_, at) => at),
        concurrency,
        async (item) => {
          runningMax = Math.max(runningMax, ++running);
          return o.activities.record(`item ${item}`).finally(() => running--);
        },
      );
      const failedAt = results.flatMap((result, at) => (result.ok ? [] : [at]));
      const inOrder = results.every((result, at) => !result.ok || result.value === `item ${at} recorded`);
      return { count: results.length, failedAt, inOrder, runningMax };
    },
  };

  test('of 1,000 items one that fails loses none of the others, in order, 8 at a time', async () => {
    world.failWith('item 500', permanentFailure('unreadable', 'The archive is unreadable.'));
    await begin(mapAll, 'p', { count: 1_000, concurrency: 8 });
    const output = { count: 1_000, failedAt: [500], inOrder: true, runningMax: 8 };
    expect(await stateOf('p')).toEqual({ status: 'completed', output });
    expect(world.effects).toHaveLength(999);
  });

  test('no items is no work', async () => {
    await begin(mapAll, 'p', { count: 0, concurrency: 8 });
    expect(await stateOf('p')).toMatchObject({ status: 'completed', output: { count: 0 } });
  });

  test('cancelling ends the whole map', async () => {
    world.hangOnce('item 0');
    await begin(mapAll, 'p', { count: 1_000, concurrency: 1 });
    await world.called('item 0');
    await harness.runner().cancel('p', 'cohort closed');
    expect(await stateOf('p')).toMatchObject({ status: 'cancelled' });
    expect(world.calls).toEqual(['item 0']);
  });
}
