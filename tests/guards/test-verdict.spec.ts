import { expect, test } from 'vitest';
import { verdictOf } from '../../scripts/test-verdict.ts';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.spec.ts',
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});
const count = (exitCode: number, ...testResults: ReturnType<typeof file>[]) => {
  const { passed, failed } = verdictOf({ testResults }, exitCode);
  return { passed, failed };
};

test('passed tests are counted', () => {
  expect(count(0, file('passed', 'passed', 'passed'), file('passed', 'passed'))).toEqual({ passed: 3, failed: 0 });
});

test('a test that did not run counts as failed', () => {
  expect(count(0, file('passed', 'passed', 'skipped', 'todo', 'pending'))).toEqual({ passed: 1, failed: 3 });
});

test('a file that dies before its tests counts as failed', () => {
  expect(count(1, file('passed', 'passed'), file('failed'))).toEqual({ passed: 1, failed: 1 });
});

test('an error outside the tests counts as failed though every test passed', () => {
  expect(count(1, file('passed', 'passed'))).toEqual({ passed: 1, failed: 1 });
});

test('a run without tests, or without a report, has failed', () => {
  expect(count(0)).toEqual({ passed: 0, failed: 1 });
  expect(verdictOf(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(verdictOf(undefined, 137)).toMatchObject({ passed: 0, failed: 1 });
});
