import {
  createInProcessRunner,
  createManualTime,
  type ProcessFailureReport,
  permanentFailure,
} from '@visaguard/orchestration';
import { describe, expect, test } from 'vitest';
import type { CohortActivities, OrderOutcome } from './activities.ts';
import { cohortProcess } from './process.ts';

const round = { scope: { tenantId: 'ten_1', mode: 'test' }, cohortId: 'coh_1', round: 1 } as const;
const people = ['app_a', 'app_b', 'app_c', 'app_d', 'app_e', 'app_f'] as const;
type Finished = { ordered: number; refused: readonly { applicantId: string; code: string }[] };

/** Activities that remember what they did, as the event store does. */
function recordedRound(applicants: readonly `app_${string}`[]) {
  const orders = new Map<string, number>();
  const refusals = new Map<string, string>();
  const finished: Finished[] = [];
  const broken = new Map<string, 'for_good' | number>();
  let running = 0;
  let runningMax = 0;
  const activities: CohortActivities = {
    beginRound: async () => (finished.length > 0 ? [] : applicants),
    async orderScreening({ applicantId }): Promise<OrderOutcome> {
      runningMax = Math.max(runningMax, ++running);
      await new Promise(setImmediate);
      running--;
      const how = broken.get(applicantId);
      if (how === 'for_good') throw permanentFailure('made_up_fault', 'fails for good');
      if (how) {
        broken.set(applicantId, how - 1);
        throw new Error('fails for now');
      }
      const code = refusals.get(applicantId);
      if (code !== undefined) return { kind: 'refused', code };
      orders.set(applicantId, (orders.get(applicantId) ?? 0) + 1);
      return { kind: 'ordered' };
    },
    async finishRound({ ordered, refused }) {
      if (finished.length === 0) finished.push({ ordered, refused });
    },
  };
  return { activities, orders, refusals, finished, broken, runningMax: () => runningMax };
}

function runner() {
  const time = createManualTime();
  const failures: ProcessFailureReport[] = [];
  const inProcess = createInProcessRunner({
    clock: time.clock,
    timers: time.timers,
    random: (length) => new Uint8Array(length),
    onFailure: (report) => failures.push(report),
    concurrency: 16,
  });
  return {
    failures,
    async run(activities: CohortActivities) {
      await inProcess.start(cohortProcess, { id: 'cohort/1', input: round, activities });
      await inProcess.idle();
      // Past every pause between attempts, and short of the limit of one attempt.
      for (let second = 0; second < 5; second++) {
        await time.advance(1_000);
        await inProcess.idle();
      }
    },
    state: () => inProcess.state('cohort/1'),
  };
}

describe('one round over a cohort', () => {
  test('orders everyone, a few at a time, and says so', async () => {
    const recorded = recordedRound(people);
    await runner().run(recorded.activities);
    expect([...recorded.orders.keys()].sort()).toEqual([...people]);
    expect(recorded.finished).toEqual([{ ordered: 6, refused: [] }]);
    expect(recorded.runningMax()).toBeLessThanOrEqual(4);
  });

  test('R17: one refused and one failing applicant are told by code, and take nobody with them', async () => {
    const recorded = recordedRound(people);
    recorded.refusals.set('app_b', 'consent_missing');
    recorded.broken.set('app_d', 'for_good');
    const { run, failures } = runner();
    await run(recorded.activities);
    expect([...recorded.orders.keys()].sort()).toEqual(['app_a', 'app_c', 'app_e', 'app_f']);
    expect(recorded.finished).toEqual([
      {
        ordered: 4,
        refused: [
          { applicantId: 'app_b', code: 'consent_missing' },
          { applicantId: 'app_d', code: 'made_up_fault' },
        ],
      },
    ]);
    expect(failures).toEqual([]);
  });

  test('an order that fails for now is tried again', async () => {
    const recorded = recordedRound(people);
    recorded.broken.set('app_a', 2);
    await runner().run(recorded.activities);
    expect(recorded.finished).toEqual([{ ordered: 6, refused: [] }]);
  });

  test('a round whose applicants were all removed finishes, so that the next can start', async () => {
    const recorded = recordedRound([]);
    await runner().run(recorded.activities);
    expect(recorded.finished).toEqual([{ ordered: 0, refused: [] }]);
  });

  test('a round that has finished orders nobody when it is started again', async () => {
    const recorded = recordedRound(people);
    const { run, state } = runner();
    await run(recorded.activities);
    await run(recorded.activities);
    expect([...recorded.orders.values()]).toEqual(people.map(() => 1));
    expect(recorded.finished).toHaveLength(1);
    expect(await state()).toEqual({ status: 'completed', output: undefined });
  });
});
