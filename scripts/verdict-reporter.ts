import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import type { TestReport } from './test-verdict.ts';

/**
 * Leaves the counts of a run in the file that VISAGUARD_TEST_REPORT names. Vitest's own exit code is not enough: a
 * library that an engine brings along may end the process with 0, and its JSON report leaves out errors outside tests.
 */
export default class VerdictReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const report: TestReport = {
      files: modules.map((module) => ({
        name: module.relativeModuleId,
        failed: module.state() === 'failed',
        tests: [...module.children.allTests()].map((test) => test.result().state),
        failures: [...module.children.allTests('failed')].map(
          (test) => `${test.fullName}: ${test.result().errors?.[0]?.message.split('\n', 1)[0]}`,
        ),
      })),
      errorsOutsideTests: unhandledErrors.length,
    };
    const path = process.env['VISAGUARD_TEST_REPORT'];
    if (path) writeFileSync(path, JSON.stringify(report));
  }
}
