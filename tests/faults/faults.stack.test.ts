import { afterAll, beforeAll, expect, test } from 'vitest';
import { shortFaults } from './faults/catalogue.ts';
import { faultTable } from './report/fault-table.ts';
import { situationTable } from './report/situation-table.ts';
import { type FaultResult, runFault } from './run/run-fault.ts';
import { type Suite, startSuite } from './run/suite.ts';

const seed = process.env['VISAGUARD_FAULTS_SEED'] ?? 'short-1';
const timing = { visitorsPerSecond: 4, aroundMs: 1_500 };

let suite: Suite;
const results: FaultResult[] = [];
beforeAll(async () => {
  process.stdout.write(`seed of the faults: ${seed}\n`);
  suite = await startSuite(seed);
});
afterAll(async () => {
  process.stdout.write(`${faultTable(results)}\n\n${situationTable(suite.sometimes.counts())}\n`);
  await suite?.stop();
});

test.each(shortFaults)(
  '$name under load: nothing is lost, nothing is done twice',
  { timeout: 180_000 },
  async (fault) => {
    const result = await runFault(suite, fault, timing);
    results.push(result);
    expect(result.findings).toEqual([]);
    expect(result.accepted).toBeGreaterThan(0);
  },
);

test('what has to happen for all this to mean anything has happened', () => {
  const never = [...suite.sometimes.counts()].filter(([, count]) => count === 0);
  expect(never).toEqual([]);
});
