import type { TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStressDatabase, runStress } from './run-stress.ts';

let db: TestDatabase;
let elsewhere: TestDatabase;
beforeAll(async () => {
  db = await createStressDatabase();
  elsewhere = await createStressDatabase();
});
afterAll(() => Promise.all([db?.close(), elsewhere?.close()]));

test('E1 to E7 hold under 24 writers, open transactions, rollbacks, repeats and restarts', {
  timeout: 60_000,
}, async () => {
  const seed = String(Date.now());
  process.stdout.write(`stress seed ${seed}\n`);
  const { faults, counters, appends, events } = await runStress(db, { seed, forMs: 10_000, elsewhere });
  process.stdout.write(`${appends} appends, ${events} events, ${JSON.stringify(counters)}\n`);
  expect(faults, `seed ${seed}`).toEqual(new Map());
  expect(appends).toBeGreaterThan(500);
  for (const [kind, count] of Object.entries(counters)) expect(count, `${kind} must have happened`).toBeGreaterThan(0);
});
