import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { permanentFailure } from './failures.ts';
import { createWorld, type OrchestratorHarness, type World } from './testing/orchestrator-harness.ts';
import {
  buggy,
  echo,
  mapAll,
  parentOf,
  parentOfWaiting,
  recordAll,
  recordOrSay,
  sleep,
  sleepThenCleanUp,
  type TestProcess,
  waitForGo,
} from './testing/test-processes.ts';

let harness: OrchestratorHarness;
let world: World;
let minuteMs: number;
/** Ids of a process and its child, used once: an adapter may remember those of another test. */
let p: string;
let c: string;
let testNumber = 0;

function begin<Input, Output>(process: TestProcess<Input, Output>, id: string, input: Input) {
  return harness.runner().start(process, { id, input, activities: world.activities });
}

/** The behaviour that every adapter of the `Orchestrator` port shows. */
export function describeOrchestrator(
  adapter: string,
  create: (world: () => World) => Promise<OrchestratorHarness>,
): void {
  describe(`orchestrator on ${adapter}`, () => {
    beforeEach(async () => {
      harness = await create(() => world);
      world = createWorld(harness.nowMs);
      minuteMs = harness.minuteMs;
      p = `p${++testNumber}`;
      c = `c${testNumber}`;
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
    expect(await begin(recordAll, p, ['a', 'b'])).toBe('started');
    expect(await harness.ended(p)).toEqual({ status: 'completed', output: ['a recorded', 'b recorded'] });
    expect(world.effects).toEqual(['a', 'b']);
  });

  test('a second start of a running process does nothing; a finished one runs again', async () => {
    await begin(waitForGo, p, { waits: [null] });
    expect(await begin(waitForGo, p, { waits: [null] })).toBe('already_running');
    await harness.runner().signal(p, 'go');
    expect(await harness.ended(p)).toMatchObject({ status: 'completed' });
    expect(await begin(waitForGo, p, { waits: [null] })).toBe('started');
  });

  test('an activity that fails twice is tried again, with a pause, until it succeeds', async () => {
    world.failWith('a', new Error('connection lost'), new Error('connection lost'));
    await begin(recordAll, p, ['a', 'b']);
    await harness.settled();
    await harness.advance(minuteMs);
    expect(await harness.ended(p)).toMatchObject({ status: 'completed' });
    expect(world.calls).toEqual(['a', 'a', 'a', 'b']);
    const [first = 0, second = 0, third = 0] = world.calledAtMs;
    expect(second - first).toBeGreaterThanOrEqual(100);
    expect(third - second).toBeGreaterThanOrEqual(100);
  });

  test('a permanent failure is not tried again and can be handled as a value', async () => {
    world.failWith('a', permanentFailure('consent_missing', 'There is no consent.'));
    await begin(recordOrSay, p, 'a');
    const error = { step: 'record', kind: 'permanent', code: 'consent_missing', attempts: 1 };
    expect(await harness.ended(p)).toMatchObject({ status: 'completed', output: { ok: false, error } });
    expect(harness.failures()).toEqual([]);
  });

  test('a failure that the process does not handle ends it and is reported once', async () => {
    world.failWith('a', permanentFailure('consent_missing', 'There is no consent.'));
    await begin(recordAll, p, ['a', 'b']);
    expect(await harness.ended(p)).toMatchObject({ status: 'failed' });
    expect(harness.failures()).toMatchObject([{ id: p, process: 'recordAll' }]);
    expect(world.calls).toEqual(['a']);
  });

  test('an activity that always fails is given up after the attempts of its class', async () => {
    world.failWith('a', ...Array.from({ length: 99 }, () => new Error('still down')));
    await begin(recordOrSay, p, 'a');
    await harness.settled();
    await harness.advance(10 * minuteMs);
    const error = { kind: 'retries_exhausted', attempts: 5, detail: 'still down' };
    expect(await harness.ended(p)).toMatchObject({ status: 'completed', output: { ok: false, error } });
    expect(world.calls).toHaveLength(5);
  });

  test('an attempt that does not answer in time is aborted and tried again', async () => {
    world.hangOnce('a');
    await begin(recordAll, p, ['a']);
    await world.called('a');
    await harness.advance(minuteMs);
    expect(await harness.ended(p)).toMatchObject({ status: 'completed' });
    expect(world.calls).toEqual(['a', 'a']);
    expect(world.effects).toEqual(['a']);
  });

  test('values pass as JSON, whichever adapter runs', async () => {
    await begin(echo, p, { at: new Date(0), left: undefined });
    expect(await harness.ended(p)).toEqual({ status: 'completed', output: { at: '1970-01-01T00:00:00.000Z' } });
  });

  test('a bug in process code ends the process and is reported, even inside a map', async () => {
    await begin(buggy, p, null);
    expect(await harness.ended(p)).toMatchObject({ status: 'failed', error: { message: 'a bug' } });
    expect(harness.failures()).toMatchObject([{ id: p, process: 'buggy', error: { name: 'TypeError' } }]);
  });
}

function crashBehaviour(): void {
  test('killed in the middle of an activity and run again, a process has no effect twice', async () => {
    world.hangOnce('b');
    await begin(recordAll, p, ['a', 'b', 'c']);
    await world.called('b');
    await harness.crash();
    await begin(recordAll, p, ['a', 'b', 'c']);
    await harness.advance(minuteMs);
    expect(await harness.ended(p)).toMatchObject({ status: 'completed' });
    expect(world.effects).toEqual(['a', 'b', 'c']);
    expect(world.calls.filter((key) => key === 'b').length).toBeGreaterThan(1);
  });

  test('draining lets the running activity end and starts none after it', async () => {
    world.hangOnce('a');
    await begin(recordAll, p, ['a', 'b']);
    await world.called('a');
    const drained = harness.runner().drain(minuteMs);
    expect(await begin(recordAll, 'q', ['c'])).toBe('stopping');
    await harness.advance(minuteMs);
    await drained;
    await harness.advance(minuteMs);
    expect(world.calls).toEqual(['a']);
  });
}

function waitingBehaviour(): void {
  test('a signal that comes before the wait is kept, and several are taken in order', async () => {
    await begin(waitForGo, p, { sleepMs: minuteMs, waits: [null, null] });
    await harness.settled();
    expect(await harness.runner().signal(p, 'go', 1)).toBe('delivered');
    await harness.runner().signal(p, 'go', 2);
    await harness.advance(minuteMs);
    const output = [
      { kind: 'signal', payload: 1 },
      { kind: 'signal', payload: 2 },
    ];
    expect(await harness.ended(p)).toEqual({ status: 'completed', output });
  });

  test('a signal that comes during the wait ends it; one of another name does not', async () => {
    await begin(waitForGo, p, { waits: [60 * minuteMs] });
    await harness.settled();
    await harness.runner().signal(p, 'other', 0);
    await harness.settled();
    expect(await harness.runner().state(p)).toEqual({ status: 'running' });
    await harness.runner().signal(p, 'go', { by: 'mem_1' });
    const output = [{ kind: 'signal', payload: { by: 'mem_1' } }];
    expect(await harness.ended(p)).toEqual({ status: 'completed', output });
  });

  test('a wait that times out says so, and a later signal is kept for the next wait', async () => {
    await begin(waitForGo, p, { waits: [minuteMs, null] });
    await harness.settled();
    await harness.advance(minuteMs);
    await world.called('wait 1 over');
    await harness.runner().signal(p, 'go', 'late');
    const output = [{ kind: 'timeout' }, { kind: 'signal', payload: 'late' }];
    expect(await harness.ended(p)).toEqual({ status: 'completed', output });
  });

  test('a signal to a process that does not run is refused', async () => {
    expect(await harness.runner().signal('nobody', 'go')).toBe('not_running');
    expect(await harness.runner().cancel('nobody', 'why')).toBe('not_running');
    expect(await harness.runner().state('nobody')).toBeUndefined();
  });

  test('sleeping takes the time that it says, by the clock that the process sees', async () => {
    await begin(sleep, p, 2 * minuteMs);
    await harness.settled();
    await harness.advance(2 * minuteMs);
    const { output } = (await harness.ended(p)) as { output: number };
    expect(output).toBeGreaterThanOrEqual(2 * minuteMs);
  });
}

function cancellationBehaviour(): void {
  test('cancelling ends a wait, lets the process clean up, and nothing else runs', async () => {
    await begin(sleepThenCleanUp, p, 60 * minuteMs);
    await harness.settled();
    expect(await harness.runner().cancel(p, 'consent withdrawn')).toBe('requested');
    expect(await harness.ended(p)).toEqual({ status: 'cancelled', reason: 'consent withdrawn' });
    expect(world.effects).toEqual(['cleaned up: consent withdrawn']);
    expect(harness.failures()).toEqual([]);
  });

  test('cancelling aborts the running activity and does not try it again', async () => {
    world.hangOnce('a');
    await begin(recordAll, p, ['a', 'b']);
    await world.called('a');
    await harness.runner().cancel(p, 'consent withdrawn');
    expect(await harness.ended(p)).toMatchObject({ status: 'cancelled' });
    expect(world.calls).toEqual(['a']);
  });

  test('cancelling ends the pause between two attempts', async () => {
    world.failWith('a', new Error('connection lost'));
    await begin(recordAll, p, ['a']);
    await harness.settled();
    await harness.runner().cancel(p, 'consent withdrawn');
    expect(await harness.ended(p)).toMatchObject({ status: 'cancelled' });
    expect(world.calls).toEqual(['a']);
  });
}

function childBehaviour(): void {
  test('a child runs under its own id and gives its output to the parent', async () => {
    await begin(parentOf, p, { childId: c, keys: ['a'] });
    expect(await harness.ended(p)).toEqual({ status: 'completed', output: { ok: true, value: ['a recorded'] } });
    expect(await harness.ended(c)).toEqual({ status: 'completed', output: ['a recorded'] });
  });

  test('a child that fails is a failed step of the parent, with the code of what failed', async () => {
    world.failWith('a', permanentFailure('consent_missing', 'There is no consent.'));
    await begin(parentOf, p, { childId: c, keys: ['a'] });
    const error = { step: 'recordAll', kind: 'child_failed', code: 'consent_missing' };
    expect(await harness.ended(p)).toMatchObject({ status: 'completed', output: { ok: false, error } });
  });

  test('a child that runs already is joined, not run twice', async () => {
    world.failWith('a', new Error('connection lost'));
    await begin(recordAll, c, ['a']);
    await begin(parentOf, p, { childId: c, keys: ['a'] });
    await harness.settled();
    await harness.advance(minuteMs);
    expect(await harness.ended(p)).toMatchObject({ output: { ok: true, value: ['a recorded'] } });
    expect(world.calls).toEqual(['a', 'a']);
  });

  test('cancelling the parent cancels the child that it started', async () => {
    world.hangOnce('a');
    await begin(parentOf, p, { childId: c, keys: ['a', 'b'] });
    await world.called('a');
    await harness.runner().cancel(p, 'cohort closed');
    expect(await harness.ended(c)).toEqual({ status: 'cancelled', reason: 'cohort closed' });
    expect(await harness.ended(p)).toEqual({ status: 'cancelled', reason: 'cohort closed' });
    expect(world.calls).toEqual(['a']);
  });

  test('cancelling the parent leaves alone a child that it joined', async () => {
    await begin(waitForGo, c, { waits: [null] });
    await begin(parentOfWaiting, p, { childId: c });
    await harness.settled();
    await harness.runner().cancel(p, 'cohort closed');
    await harness.runner().signal(c, 'go');
    expect(await harness.ended(p)).toMatchObject({ status: 'cancelled' });
    expect(await harness.ended(c)).toMatchObject({ status: 'completed' });
  });
}

function mapBehaviour(): void {
  test('of 1,000 items one that fails loses none of the others, in order, 8 at a time', async () => {
    world.failWith('item 500', permanentFailure('unreadable', 'The archive is unreadable.'));
    await begin(mapAll, p, { count: 1_000, concurrency: 8 });
    const output = { count: 1_000, failedAt: [500], inOrder: true, runningMax: 8 };
    expect(await harness.ended(p)).toEqual({ status: 'completed', output });
    expect(world.effects).toHaveLength(999);
  });

  test('no items is no work', async () => {
    await begin(mapAll, p, { count: 0, concurrency: 8 });
    expect(await harness.ended(p)).toMatchObject({ status: 'completed', output: { count: 0 } });
  });

  test('cancelling ends the whole map', async () => {
    world.hangOnce('item 0');
    await begin(mapAll, p, { count: 1_000, concurrency: 1 });
    await world.called('item 0');
    await harness.runner().cancel(p, 'cohort closed');
    expect(await harness.ended(p)).toMatchObject({ status: 'cancelled' });
    expect(world.calls).toEqual(['item 0']);
  });
}
