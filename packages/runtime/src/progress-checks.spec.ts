import { fakeClock } from '@visaguard/testkit';
import { expect, test } from 'vitest';
import { progressChecks } from './progress-checks.ts';

test('E25: what tries and fails is not ready within a minute, and restarted only when it tries no more', async () => {
  const clock = fakeClock('2026-11-01T09:00:00.000Z');
  const started = clock.now().toISOString();
  const progress = { lastTriedAt: started, lastProgressAt: started };
  const checks = progressChecks('facts', () => progress, { tier: 'degradable', clock });
  const answers = () => Promise.all(checks.map(async ({ tier, ok }) => [tier, await ok()]));
  clock.advance(59_999);
  expect(await answers()).toEqual([
    ['live', true],
    ['degradable', true],
  ]);
  progress.lastTriedAt = clock.now().toISOString();
  clock.advance(1);
  expect(await answers()).toEqual([
    ['live', true],
    ['degradable', false],
  ]);
  clock.advance(60_000);
  expect(await answers()).toEqual([
    ['live', false],
    ['degradable', false],
  ]);
});
