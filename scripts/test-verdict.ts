/** What of vitest's JSON report counts for the verdict. */
export type TestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

export type Verdict = { readonly passed: number; readonly failed: number; readonly notes: readonly string[] };

/**
 * Counts a run so that nothing passes silently. A test that did not run (skipped, todo, or after a failed hook) has
 * failed; so has a file that died before its tests, a run that ended badly though every test passed (an error outside
 * the tests), and a run without tests.
 * @param report vitest's report, or none when it left none behind.
 * @param exitCode of vitest.
 */
export function verdictOf(report: TestReport | undefined, exitCode: number): Verdict {
  const notes: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const file of report?.testResults ?? []) {
    const notPassed = file.assertionResults.filter((test) => test.status !== 'passed');
    const notRun = notPassed.filter((test) => test.status !== 'failed').length;
    if (notRun > 0) notes.push(`${file.name}: ${notRun} tests did not run`);
    passed += file.assertionResults.length - notPassed.length;
    failed += notPassed.length;
    if (file.status === 'failed' && notPassed.length === 0) {
      notes.push(`${file.name}: failed outside its tests`);
      failed += 1;
    }
  }
  if (failed === 0 && exitCode !== 0) {
    notes.push(`vitest ended with ${exitCode}: an error outside the tests`);
    failed = 1;
  }
  if (failed === 0 && passed === 0) {
    notes.push('no test ran');
    failed = 1;
  }
  return { passed, failed, notes };
}
