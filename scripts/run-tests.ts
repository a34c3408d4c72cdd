import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingTools } from '@visaguard/native-engines';
import { repositoryRoot } from './bootstrap.mjs';
import { leavingOut, type TestReport, verdictOf } from './test-verdict.ts';

/**
 * Runs every suite, or the files that match the arguments. The last line is always `N passed, N failed`. Suites whose
 * engines this machine cannot run are named; in CI that is a failure.
 */
const missing = (await missingTools()).map(({ message }) => message);
const projects = missing.length === 0 ? [] : ['--project=spec', '--project=engines'];
const folder = await mkdtemp(join(tmpdir(), 'visaguard-tests-'));
const reportFile = join(folder, 'report.json');
const reporters = ['--reporter=default', '--reporter=./scripts/verdict-reporter.ts'];
const exitCode = await runVitest(['run', ...reporters, ...projects, ...process.argv.slice(2)]);
const ran = verdictOf(await readReport(reportFile), exitCode);
const verdict = leavingOut(ran, missing, { inCi: Boolean(process.env['CI']) });
await rm(folder, { recursive: true, force: true });

for (const note of verdict.notes) console.log(note);
console.log(`${verdict.passed} passed, ${verdict.failed} failed`);
process.exitCode = verdict.failed === 0 ? 0 : 1;

function runVitest(args: readonly string[]): Promise<number> {
  const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    cwd: repositoryRoot,
    stdio: 'inherit',
    env: { ...process.env, VISAGUARD_TEST_REPORT: reportFile },
  });
  // vitest stops its workers and engines itself; the verdict is printed after it has gone.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vitest.kill(signal));
  return new Promise((resolve, reject) => {
    vitest.on('error', reject);
    vitest.on('exit', (code) => resolve(code ?? 1));
  });
}

async function readReport(path: string): Promise<TestReport | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
