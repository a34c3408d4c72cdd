import type { ActorRunId, TenantId } from '@visaguard/kernel';
import { describe, expect, it } from 'vitest';
import { createRunSlots, type SlotAsk } from './run-slots.ts';

const owner = { kind: 'handle', handleId: 'hdl_1' } as const;
const asking = (tenant: string, run: number, key = 'platform'): SlotAsk => {
  return { key, scope: { tenantId: `ten_${tenant}` as TenantId, mode: 'live' }, runId: `run_${tenant}${run}`, owner };
};

function slots(runsMax: number, heard: (runId: ActorRunId) => boolean = () => true) {
  let now = 0;
  const turns: string[] = [];
  const made = createRunSlots({ runsMax, turnMs: 60_000, nowMs: () => now });
  made.onTurn(async ({ runId }) => {
    turns.push(runId);
    return heard(runId);
  });
  return {
    turns,
    note: (tenant: string, run: number, forMs = 60_000) => made.note(asking(tenant, run), forMs),
    pause: (forMs: number) => made.pause('platform', forMs),
    waiting: () => made.waiting('platform'),
    takes: (tenant: string, run: number, key?: string) => made.take(asking(tenant, run, key)),
    done: (tenant: string, run: number) => made.release(asking(tenant, run).runId),
    later: (ms: number) => {
      now += ms;
    },
  };
}

describe('runs at once', () => {
  it('are as many as the key allows, and each counts once', () => {
    const { takes, done, turns } = slots(2);
    expect([takes('a', 1), takes('a', 2), takes('a', 2), takes('a', 3)]).toEqual([true, true, true, false]);
    done('a', 1);
    expect(turns).toEqual(['run_a3']);
    expect(takes('a', 4)).toBe(false);
    expect(takes('a', 3)).toBe(true);
  });

  it('under another key are counted for themselves', () => {
    const { takes } = slots(1);
    expect([takes('a', 1), takes('a', 2, 'own key'), takes('b', 1)]).toEqual([true, true, false]);
  });

  it('that go on after a restart count, also beyond the limit', () => {
    const { takes, note, done, turns } = slots(1);
    note('a', 1);
    note('a', 2);
    expect(takes('b', 1)).toBe(false);
    done('a', 1);
    expect(turns).toEqual([]);
    done('a', 2);
    expect(turns).toEqual(['run_b1']);
  });

  it('go to the tenant with the fewest, so that a large cohort does not hold up one applicant', () => {
    const { takes, done, turns, waiting } = slots(4);
    for (let run = 1; run <= 8; run++) takes('large', run);
    expect([takes('small', 1), takes('small', 2)]).toEqual([false, false]);
    for (const run of [1, 2, 3]) done('large', run);
    expect(turns).toEqual(['run_small1', 'run_small2', 'run_large5']);
    expect(waiting()).toBe(3);
  });

  it('are asked for in turn: who comes while others wait queues behind them', () => {
    const { takes, done, turns } = slots(1);
    takes('a', 1);
    takes('a', 2);
    done('a', 1);
    expect(takes('b', 1)).toBe(false);
    expect(turns).toEqual(['run_a2']);
  });
});

describe('who was called', () => {
  it('and does not listen any more leaves its turn to the next', async () => {
    const { takes, done, turns } = slots(1, (runId) => runId !== 'run_gone1');
    for (const [tenant, run] of [
      ['a', 1],
      ['gone', 1],
      ['a', 2],
    ] as const)
      takes(tenant, run);
    done('a', 1);
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(turns).toEqual(['run_gone1', 'run_a2']);
  });

  it('and does not come in time leaves its turn to the next, and is let in before others once there is room', () => {
    const { takes, done, later, turns } = slots(1);
    for (const run of [1, 2, 3, 4]) takes('a', run);
    done('a', 1);
    later(60_001);
    expect(takes('a', 5)).toBe(false);
    expect(turns).toEqual(['run_a2', 'run_a3']);
    expect(takes('a', 2)).toBe(false);
    later(60_001);
    expect(takes('a', 3)).toBe(true);
  });

  it('and gives up is not called again', () => {
    const { takes, done, turns } = slots(1);
    for (const run of [1, 2, 3]) takes('a', run);
    done('a', 2);
    done('a', 1);
    expect(turns).toEqual(['run_a3']);
  });
});

describe('what is counted', () => {
  it('ends some time after the last look: another worker may have gone on with the run', () => {
    const { takes, note, later } = slots(1);
    note('a', 1, 30_000);
    later(44_999);
    expect(takes('b', 1)).toBe(false);
    later(2);
    expect(takes('b', 1)).toBe(true);
  });

  it('by two workers that share the runs out among them never stands still', () => {
    const [one, other] = [slots(2), slots(2)];
    for (let run = 1; run <= 20; run++) {
      expect(one.takes('a', run), `run ${run}`).toBe(true);
      // The other one looks at it, and sees its end.
      other.note('a', run, 3_000);
      other.done('a', run);
      one.later(80_000);
    }
  });

  it('is freed under whichever key it was counted', () => {
    const { takes, done } = slots(1);
    expect([takes('a', 1, 'old key'), takes('a', 2, 'old key')]).toEqual([true, false]);
    done('a', 1);
    expect(takes('a', 2, 'old key')).toBe(true);
  });

  it('stays as it is while the service refuses: nobody is called until it has been left alone for a while', () => {
    const { takes, done, pause, later, turns } = slots(1);
    for (const run of [1, 2]) takes('a', run);
    pause(30_000);
    done('a', 1);
    expect(turns).toEqual([]);
    expect(takes('a', 1)).toBe(false);
    later(30_001);
    expect(takes('a', 1)).toBe(false);
    expect(turns).toEqual(['run_a2']);
  });
});
