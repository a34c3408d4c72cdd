import { expect, test } from 'vitest';
import { leavingOut, verdictOf } from '../../scripts/test-verdict.ts';

const file = (failed: boolean, ...tests: string[]) => ({ name: 'a.spec.ts', failed, tests, failures: [] as string[] });
const count = (exitCode: number, ...files: ReturnType<typeof file>[]) => {
  const { passed, failed } = verdictOf({ files, errorsOutsideTests: 0 }, exitCode);
  return { passed, failed };
};

test('passed tests are counted', () => {
  expect(count(0, file(false, 'passed', 'passed'), file(false, 'passed'))).toEqual({ passed: 3, failed: 0 });
});

test('a failed test is told by its name and why, at the end of the log', () => {
  const failing = { ...file(true, 'passed', 'failed'), failures: ['a lamp > shines: expected on, got off'] };
  const { failed, notes } = verdictOf({ files: [failing], errorsOutsideTests: 0 }, 1);
  expect([failed, notes]).toEqual([1, ['a.spec.ts: a lamp > shines: expected on, got off']]);
});

test('a test that did not run counts as failed', () => {
  expect(count(0, file(false, 'passed', 'skipped', 'pending'))).toEqual({ passed: 1, failed: 2 });
});

test('a file that dies before its tests counts as failed', () => {
  expect(count(1, file(false, 'passed'), file(true))).toEqual({ passed: 1, failed: 1 });
});

test('an error outside the tests counts as failed though every test passed, whatever the exit code', () => {
  const report = { files: [file(false, 'passed')], errorsOutsideTests: 1 };
  expect(verdictOf(report, 0)).toMatchObject({ passed: 1, failed: 1 });
  expect(count(1, file(false, 'passed'))).toEqual({ passed: 1, failed: 1 });
});

test('a run without tests, or without a report, has failed', () => {
  expect(count(0)).toEqual({ passed: 0, failed: 1 });
  expect(verdictOf(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(verdictOf(undefined, 137)).toMatchObject({ passed: 0, failed: 1 });
});

test('suites whose engine is missing are told by name, and have failed in CI', () => {
  const ran = verdictOf({ files: [file(false, 'passed')], errorsOutsideTests: 0 }, 0);
  const reasons = ['Kafka needs java, which is not on this machine.'];
  const told = leavingOut(ran, reasons, { inCi: false });
  expect(told).toMatchObject({ passed: 1, failed: 0 });
  expect(told.notes.join()).toMatch(/not run.*Kafka needs java/);
  expect(leavingOut(ran, reasons, { inCi: true })).toMatchObject({ passed: 1, failed: 1 });
  expect(leavingOut(ran, [], { inCi: true })).toEqual(ran);
});
