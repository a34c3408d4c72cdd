import { createInProcessRunner, createManualTime, type ProcessFailureReport } from '@visaguard/orchestration';
import { describe, expect, test } from 'vitest';
import { screeningProcess, screeningSignals, sourceWoken } from './process.ts';
import { type RecordedScreening, recordedScreening } from './testing/recorded-screening.ts';

const id = 'screening/1';
const input = { scope: { tenantId: 'ten_1', mode: 'test' }, screeningId: 'scr_1' } as const;
const hourMs = 3_600_000;

function start(screening?: RecordedScreening, time = createManualTime('2026-11-01T00:00:00.000Z')) {
  const recorded =
    screening ?? recordedScreening({ sources: ['src_a', 'src_b', 'src_c'], windowEndsAt: '2026-11-04T00:00:00.000Z' });
  const failures: ProcessFailureReport[] = [];
  const newRunner = () =>
    createInProcessRunner({
      clock: time.clock,
      timers: time.timers,
      random: (length) => new Uint8Array(length),
      onFailure: (report) => failures.push(report),
      concurrency: 8,
    });
  let runner = newRunner();
  const run = async () => {
    await runner.start(screeningProcess, { id, input, activities: recorded.activities });
    await runner.idle();
  };
  return {
    recorded,
    failures,
    time,
    run,
    /** The old runner is never looked at again: all that it knew is lost. */
    async crash() {
      void runner.drain(Number.MAX_SAFE_INTEGER);
      runner = newRunner();
    },
    async signal(name: string) {
      await runner.signal(id, name);
      await runner.idle();
    },
    async cancel() {
      await runner.cancel(id, 'consent_withdrawn');
      await runner.idle();
    },
    async advance(durationMs: number) {
      await time.advance(durationMs);
      await runner.idle();
    },
    state: () => runner.state(id),
  };
}

const sourcesDone = [
  'started',
  'collected src_a',
  'collected src_b',
  'collected src_c',
  'outcome src_a assessed',
  'outcome src_b assessed',
  'outcome src_c assessed',
];
const wholeScreening = [...sourcesDone, 'review opened', 'review closed', 'report built', 'released', 'finished'];

describe('the screening process', () => {
  test('reads every source, waits for a person and for the applicant, and finishes', async () => {
    const screening = start();
    await screening.run();
    expect(screening.recorded.effects).toEqual([...sourcesDone, 'review opened']);
    expect(await screening.state()).toEqual({ status: 'running' });

    screening.recorded.closeReview();
    await screening.signal(screeningSignals.reviewClosed);
    expect(screening.recorded.effects.at(-1)).toBe('report built');

    screening.recorded.release();
    await screening.signal(screeningSignals.reportReleased);
    expect(screening.recorded.effects).toEqual(wholeScreening);
    expect(await screening.state()).toEqual({ status: 'completed', output: 'finished' });
    expect(screening.failures).toEqual([]);
  });

  test.each([
    ['collectSource src_b', 'adapter_down'],
    ['analyseSource src_b', 'model_failed'],
  ])('R17: where %s fails for good that source is not assessed: %s; the others go on', async (call, reason) => {
    const screening = start();
    screening.recorded.fail(call, 'for_good');
    await screening.run();
    expect(screening.recorded.effects).toContain(`outcome src_b ${reason}`);
    expect(screening.recorded.effects).toContain('outcome src_a assessed');
    expect(screening.recorded.effects).toContain('outcome src_c assessed');
    expect(screening.recorded.effects.at(-1)).toBe('review opened');
  });

  test('R17: a source whose attempts run out is given up and takes no other with it', async () => {
    const screening = start();
    screening.recorded.fail('collectSource src_a', 1_000);
    await screening.run();
    await screening.advance(hourMs);
    expect(screening.recorded.effects).toContain('outcome src_a adapter_down');
    expect(screening.recorded.effects.at(-1)).toBe('review opened');
  });

  test('a source that fails for now is read again, and its outcome is recorded once', async () => {
    const screening = start();
    screening.recorded.fail('analyseSource src_c', 2);
    await screening.run();
    await screening.advance(hourMs);
    expect(screening.recorded.effects.slice(-2)).toEqual(['outcome src_c assessed', 'review opened']);
    expect(screening.recorded.repeats()).toEqual([]);
  });

  test('a source that is waited for is taken up again after its time, or as soon as it is woken', async () => {
    const screening = start();
    screening.recorded.waits('src_b', 3);
    await screening.run();
    expect(screening.recorded.effects).toContain('outcome src_a assessed');
    await screening.advance(59_999);
    expect(screening.recorded.calls.filter((call) => call === 'collectProfile src_b')).toHaveLength(1);
    await screening.advance(1);
    expect(screening.recorded.calls.filter((call) => call === 'collectProfile src_b')).toHaveLength(2);
    await screening.signal(sourceWoken('src_b'));
    expect(screening.recorded.calls.filter((call) => call === 'collectProfile src_b')).toHaveLength(3);
    await screening.signal(sourceWoken('src_a'));
    expect(screening.recorded.effects).not.toContain('review opened');
    await screening.signal(sourceWoken('src_b'));
    expect(screening.recorded.effects.at(-1)).toBe('review opened');
  });

  test('where there is a panel it is asked until nothing is left, and only then is the source judged', async () => {
    const screening = start();
    screening.recorded.asks('src_b', 2);
    await screening.run();
    const ofSource = screening.recorded.calls.filter((call) => call.endsWith(' src_b'));
    expect(ofSource).toEqual(['collectSource src_b', ...Array(3).fill('askPanel src_b'), 'analyseSource src_b']);
    expect(screening.recorded.effects.at(-1)).toBe('review opened');
  });

  test('while a model is away whose votes are needed, its source waits, and the others go on', async () => {
    const screening = start();
    const { recorded } = screening;
    recorded.asks('src_b', 0);
    recorded.waitsForModels('src_b', 2);
    await screening.run();
    expect(recorded.effects).toContain('outcome src_c assessed');
    expect(recorded.effects).not.toContain('outcome src_b assessed');
    await screening.advance(60_000);
    expect(recorded.calls.filter((call) => call === 'askPanel src_b')).toHaveLength(2);
    await screening.advance(60_000);
    expect(recorded.effects).toContain('waited src_b 120000');
    expect(recorded.effects.at(-1)).toBe('review opened');
  });

  test('R17: where a panel cannot be asked for good the source is not assessed: model_failed', async () => {
    const screening = start();
    screening.recorded.asks('src_a', 0);
    screening.recorded.fail('askPanel src_a', 'for_good');
    await screening.run();
    expect(screening.recorded.effects).toContain('outcome src_a model_failed');
    expect(screening.recorded.calls).not.toContain('analyseSource src_a');
  });

  test('R13: without a closed review nothing is built, however long it takes and whatever signal comes', async () => {
    const screening = start();
    await screening.run();
    await screening.advance(1_000 * hourMs);
    await screening.signal(screeningSignals.reviewClosed);
    await screening.signal(screeningSignals.reportReleased);
    expect(screening.recorded.effects).not.toContain('report built');
  });

  test('a review that was closed before anybody waited is not waited for', async () => {
    const screening = start();
    screening.recorded.closeReview();
    await screening.run();
    expect(screening.recorded.effects).toContain('report built');
  });

  test('R14: the report is released by the clock once the window has passed, and not a moment earlier', async () => {
    const screening = start();
    screening.recorded.closeReview();
    await screening.run();
    await screening.advance(72 * hourMs - 1);
    expect(screening.recorded.effects).not.toContain('released');
    await screening.advance(1);
    expect(screening.recorded.effects.slice(-2)).toEqual(['released', 'finished']);
  });

  test('R14: the applicant ends the window early, and the clock then releases nothing', async () => {
    const screening = start();
    screening.recorded.closeReview();
    await screening.run();
    await screening.advance(hourMs);
    screening.recorded.release();
    await screening.signal(screeningSignals.reportReleased);
    await screening.advance(100 * hourMs);
    expect(screening.recorded.effects.at(-1)).toBe('finished');
    expect(screening.recorded.calls).not.toContain('releaseAfterWindow');
  });

  test('a screening that has ended does nothing', async () => {
    const screening = start();
    screening.recorded.end();
    await screening.run();
    expect(screening.recorded.calls).toEqual(['begin']);
    expect(await screening.state()).toEqual({ status: 'completed', output: 'ended' });
  });

  test('R2: a screening that ends while its sources are read is not reviewed and waits for nobody', async () => {
    const screening = start();
    const { recorded } = screening;
    recorded.fail('analyseSource src_b', 3);
    await screening.run();
    recorded.end();
    await screening.advance(hourMs);
    expect(recorded.effects).not.toContain('review opened');
    expect(await screening.state()).toEqual({ status: 'completed', output: 'ended' });
  });

  test('R2: cancelling ends the wait; nothing is built or released afterwards', async () => {
    const screening = start();
    await screening.run();
    await screening.cancel();
    screening.recorded.closeReview();
    await screening.signal(screeningSignals.reviewClosed);
    await screening.advance(100 * hourMs);
    expect(await screening.state()).toEqual({ status: 'cancelled', reason: 'consent_withdrawn' });
    expect(screening.recorded.effects.at(-1)).toBe('review closed');
  });

  test('a step that can never succeed fails the screening, with its code, instead of leaving it open', async () => {
    const screening = start();
    screening.recorded.fail('openReview', 'for_good');
    await screening.run();
    expect(screening.recorded.effects.at(-1)).toBe('failed made_up_fault');
    expect(screening.failures).toEqual([]);
  });

  test('a step whose attempts ran out leaves the screening open for the next start', async () => {
    const screening = start();
    screening.recorded.fail('openReview', 25);
    await screening.run();
    await screening.advance(hourMs);
    expect(screening.failures).toHaveLength(1);
    expect(screening.recorded.calls).not.toContain('failScreening');
    await screening.run();
    expect(screening.recorded.effects.at(-1)).toBe('review opened');
  });
});

describe('the screening process, cut off and run again from its beginning', () => {
  const windowOver = () =>
    recordedScreening({ sources: ['src_a', 'src_b', 'src_c'], windowEndsAt: '2026-11-01T00:00:00.000Z' });

  test('after any of its steps it ends with every effect, each recorded once', async () => {
    const undisturbed = start(windowOver());
    undisturbed.recorded.closeReview();
    await undisturbed.run();
    const steps = undisturbed.recorded.calls.length;
    expect(undisturbed.recorded.calls.at(-1)).toBe('finish');

    for (let cutAfter = 1; cutAfter <= steps; cutAfter++) {
      const screening = start(windowOver());
      screening.recorded.closeReview();
      muteAfter(screening.recorded.activities, cutAfter);
      void screening.run();
      // Time stands still, so that no attempt is given up: the process hangs where it was cut off.
      for (let turn = 0; turn < 30; turn++) await screening.time.advance(0);
      expect(await screening.state(), `cut after step ${cutAfter}`).toEqual({ status: 'running' });
      await screening.crash();
      await screening.run();
      expect([...screening.recorded.effects].sort(), `cut after step ${cutAfter}`).toEqual([...wholeScreening].sort());
      expect(screening.recorded.repeats(), `cut after step ${cutAfter}`).toEqual([]);
    }
  });
});

/** The step with this number has its effect and its answer reaches nobody. */
function muteAfter(activities: RecordedScreening['activities'], steps: number): void {
  let left = steps;
  for (const [name, activity] of Object.entries(activities)) {
    const muted = async (input: never) => {
      const answer = await (activity as (input: never) => Promise<unknown>)(input);
      return --left === 0 ? new Promise(() => {}) : answer;
    };
    Object.assign(activities, { [name]: muted });
  }
}
