import type { TenantScope } from '@visaguard/kernel';
import { fakeClock } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { createBudget } from './budget.ts';

const scope: TenantScope = { tenantId: 'ten_1', mode: 'live' };
const other: TenantScope = { tenantId: 'ten_2', mode: 'live' };

function budget(limitMicros: number) {
  const clock = fakeClock('2026-11-20T09:00:00.000Z');
  const onRecord = new Map<string, number>();
  const asked: string[] = [];
  const spentSince = async ({ tenantId }: TenantScope, since: string) => {
    asked.push(since);
    return onRecord.get(tenantId) ?? 0;
  };
  return { ...createBudget({ limitMicros, clock, spentSince }), clock, onRecord, asked };
}

describe('the budget of a tenant', () => {
  test('of what is on record and what this process knows, the more counts', async () => {
    const at = budget(1_000);
    const first = await at.open(scope).draw();
    first.maySpend(500);
    first.settle(500);
    // Read models lag.
    expect((await at.open(scope).draw()).maySpend(501)).toBe(false);
    at.onRecord.set('ten_1', 900);
    expect((await at.open(scope).draw()).maySpend(101)).toBe(false);
    expect((await at.open(scope).draw()).maySpend(100)).toBe(true);
    expect((await at.open(other).draw()).maySpend(1_000)).toBe(true);
  });

  test('what other workers spent counts from the next question on, and not from the next source', async () => {
    const at = budget(1_000);
    const purse = at.open(scope);
    await purse.draw();
    at.onRecord.set('ten_1', 1_000);
    expect((await purse.draw()).maySpend(1)).toBe(false);
  });

  test('where what was spent cannot be read, nobody is asked', async () => {
    const clock = fakeClock('2026-11-20T09:00:00.000Z');
    const spentSince = () => Promise.reject(new Error('out of reach'));
    await expect(createBudget({ limitMicros: 1_000, clock, spentSince }).open(scope).draw()).rejects.toThrow();
  });

  test('begins anew with each month', async () => {
    const at = budget(1_000);
    const spent = await at.open(scope).draw();
    spent.maySpend(1_000);
    spent.settle(1_000);
    at.clock.advance(15 * 86_400_000);
    expect((await at.open(scope).draw()).maySpend(1_000)).toBe(true);
    expect(at.asked).toEqual(['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z']);
  });
});
