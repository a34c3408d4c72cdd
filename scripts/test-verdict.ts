/** What a run of vitest left behind. */
export type TestReport = {
  readonly files: readonly {
    readonly name: string;
    readonly failed: boolean;
    /** The state of each test: `passed`, `failed`, or that it did not run. */
    readonly tests: readonly string[];
    /** The name of each failed test, and the first line of why. */
    readonly failures: readonly string[];
  }[];
  readonly errorsOutsideTests: number;
};

export type Verdict = { readonly passed: number; readonly failed: number; readonly notes: readonly string[] };

/**
 * Counts a run so that nothing passes silently. A test that did not run (skipped, todo, or after a failed hook) has
 * failed; so has a file that died before its tests, an error outside the tests, a run that ended badly though every
 * test passed, and a run without tests or without a report.
 * @param report none when vitest left none behind.
 * @param exitCode of vitest.
 */
export function verdictOf(report: TestReport | undefined, exitCode: number): Verdict {
  const notes: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const { name, failed: fileFailed, tests, failures } of report?.files ?? []) {
    const notPassed = tests.filter((state) => state !== 'passed');
    const notRun = notPassed.filter((state) => state !== 'failed').length;
    notes.push(...failures.map((failure) => `${name}: ${failure}`));
    if (notRun > 0) notes.push(`${name}: ${notRun} tests did not run`);
    passed += tests.length - notPassed.length;
    failed += notPassed.length;
    if (fileFailed && notPassed.length === 0) {
      notes.push(`${name}: failed outside its tests`);
      failed += 1;
    }
  }
  const outside = report?.errorsOutsideTests ?? 0;
  if (outside > 0) notes.push(`${outside} errors outside the tests`);
  failed += outside;
  if (failed === 0 && (exitCode !== 0 || passed === 0)) {
    notes.push(passed === 0 ? 'no test ran' : `vitest ended with ${exitCode}`);
    failed = 1;
  }
  return { passed, failed, notes };
}

/**
 * A verdict of a run that left out the suites on Kafka and Temporal. They are never passed over in silence: each reason
 * is told, and in CI, where the engines have to be, it counts as a failure.
 */
export function leavingOut(verdict: Verdict, reasons: readonly string[], { inCi }: { inCi: boolean }): Verdict {
  const notes = reasons.map((reason) => `not run: the suites on Kafka and Temporal. ${reason}`);
  return {
    ...verdict,
    failed: verdict.failed + (inCi ? reasons.length : 0),
    notes: [...verdict.notes, ...notes],
  };
}
