import { createInProcessRunner, createManualTime, type ProcessFailureReport } from '@visaguard/orchestration';
import { describe, expect, test } from 'vitest';
import { probeProcess, probeWoken } from './process.ts';
import { recordedProbe } from './testing/recorded-probe.ts';

const id = 'probe/1';
const input = { scope: { tenantId: 'ten_1', mode: 'test' }, handleId: 'hdl_1', probeId: 'prb_1' } as const;

function start(...attempts: Parameters<typeof recordedProbe>) {
  const recorded = recordedProbe(...attempts);
  const time = createManualTime('2026-11-01T00:00:00.000Z');
  const failures: ProcessFailureReport[] = [];
  const newRunner = () =>
    createInProcessRunner({
      clock: time.clock,
      timers: time.timers,
      random: (length) => new Uint8Array(length),
      onFailure: (report) => failures.push(report),
      concurrency: 4,
    });
  let runner = newRunner();
  return {
    recorded,
    failures,
    async run() {
      await runner.start(probeProcess, { id, input, activities: recorded.activities });
      await runner.idle();
    },
    /** The old runner is never looked at again: all that it knew is lost. */
    crash() {
      void runner.drain(Number.MAX_SAFE_INTEGER);
      runner = newRunner();
    },
    async advance(durationMs: number) {
      await time.advance(durationMs);
      await runner.idle();
    },
    async wake() {
      await runner.signal(id, probeWoken);
      await runner.idle();
    },
    async cancel() {
      await runner.cancel(id, 'consent_withdrawn');
      await runner.idle();
    },
    state: () => runner.state(id),
  };
}

describe('the probe process', () => {
  test('looks, waits as long as it is told, looks again, and ends when it is known what was seen', async () => {
    const probe = start([3_000, 10_000]);
    await probe.run();
    await probe.advance(2_999);
    expect(probe.recorded.calls).toHaveLength(1);
    await probe.advance(1);
    expect(probe.recorded.calls).toHaveLength(2);
    await probe.advance(10_000);
    expect(probe.recorded.result()).toBe('seen');
    expect(await probe.state()).toMatchObject({ status: 'completed' });
    expect(probe.failures).toEqual([]);
  });

  test('does not wait out its time when it is woken', async () => {
    const probe = start([3_600_000]);
    await probe.run();
    await probe.wake();
    expect(probe.recorded.result()).toBe('seen');
  });

  test('R7: where looking fails for good the end is unknown, which proves nothing', async () => {
    const probe = start(['fails_for_good']);
    await probe.run();
    expect(probe.recorded.calls).toEqual(['advance', 'give up']);
    expect(probe.recorded.result()).toBe('unknown');
    expect(await probe.state()).toMatchObject({ status: 'completed' });
  });

  test('a step that fails is tried again, and given up when its attempts run out', async () => {
    const once = start(['fails']);
    await once.run();
    await once.advance(60_000);
    expect(once.recorded.calls).toEqual(['advance', 'advance']);
    expect(once.recorded.result()).toBe('seen');

    const always = start(Array.from({ length: 50 }, () => 'fails' as const));
    await always.run();
    await always.advance(3_600_000);
    expect(always.recorded.calls.at(-1)).toBe('give up');
    expect(always.recorded.result()).toBe('unknown');
  });

  test('started again after a crash it goes on with what is recorded, and ends at once where all is', async () => {
    const probe = start([3_000]);
    await probe.run();
    probe.crash();
    await probe.run();
    expect(probe.recorded.result()).toBe('seen');
    await probe.run();
    expect(probe.recorded.calls).toEqual(['advance', 'advance', 'advance']);
  });

  test('R2: cancelled it looks no more', async () => {
    const probe = start([3_000]);
    await probe.run();
    await probe.cancel();
    await probe.advance(60_000);
    expect(probe.recorded.calls).toEqual(['advance']);
    expect(await probe.state()).toEqual({ status: 'cancelled', reason: 'consent_withdrawn' });
  });
});
