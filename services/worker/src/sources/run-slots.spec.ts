import { describe, expect, it } from 'vitest';
import { createRunSlots } from './run-slots.ts';

const forgottenAfterMs = 15_000;

function slots(runsMax: number) {
  let now = 0;
  const made = createRunSlots({ runsMax, forgottenAfterMs, nowMs: () => now });
  const take = (tenant: string, run: number, key = 'platform') => made.take({ key, tenant, runId: `${tenant} ${run}` });
  return {
    ...made,
    takes: take,
    done: (tenant: string, run: number) => made.release({ key: 'platform', runId: `${tenant} ${run}` }),
    later: (ms: number) => {
      now += ms;
    },
  };
}

describe('runs at once', () => {
  it('are as many as the key allows, and each counts once', () => {
    const { takes, done } = slots(2);
    expect([takes('a', 1), takes('a', 2), takes('a', 2), takes('a', 3)]).toEqual([true, true, true, false]);
    done('a', 1);
    expect(takes('a', 3)).toBe(true);
  });

  it('under another key are counted for themselves', () => {
    const { takes } = slots(1);
    expect([takes('a', 1), takes('a', 2, 'own key'), takes('b', 1)]).toEqual([true, true, false]);
  });

  it('that go on after a restart count, also beyond the limit', () => {
    const { takes, note, done } = slots(1);
    note({ key: 'platform', tenant: 'a', runId: 'a 1' });
    note({ key: 'platform', tenant: 'a', runId: 'a 2' });
    done('a', 1);
    expect(takes('b', 1)).toBe(false);
    done('a', 2);
    expect(takes('b', 1)).toBe(true);
  });

  it('are shared evenly while others wait, so that a large cohort does not hold up one applicant', () => {
    const { takes, done } = slots(4);
    for (let run = 1; run <= 4; run++) expect(takes('large', run)).toBe(true);
    expect(takes('large', 5)).toBe(false);
    expect(takes('small', 1)).toBe(false);
    done('large', 1);
    expect(takes('large', 5)).toBe(false);
    expect(takes('small', 1)).toBe(true);
    done('large', 2);
    expect(takes('large', 5)).toBe(true);
  });

  it('are not kept free for who does not ask any more', () => {
    const { takes, done, later } = slots(2);
    expect([takes('large', 1), takes('large', 2), takes('gone', 1)]).toEqual([true, true, false]);
    done('large', 1);
    expect(takes('large', 3)).toBe(false);
    later(forgottenAfterMs + 1);
    expect(takes('large', 3)).toBe(true);
  });
});
