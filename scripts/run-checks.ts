import { spawn } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { repositoryRoot } from './bootstrap.mjs';

/**
 * Runs the `check:*` scripts of package.json through turbo, two at a time, and prints each one's time and a verdict.
 * Turbo skips a check that passed on the very same files before. Its summary of the run is where the times come from.
 */
const checks = {
  'check:format': 'format and lint (biome)',
  'check:types': 'types (tsc)',
  'check:arrows': 'who imports whom (dependency-cruiser)',
  'check:unused': 'nothing unused (knip)',
  'check:generated': 'generated files are current',
  'check:specs': 'pure specs (vitest)',
} as const;

type RunSummary = {
  readonly tasks: readonly {
    readonly task: string;
    readonly cache: { readonly status: string };
    readonly execution?: { readonly startTime: number; readonly endTime: number; readonly exitCode?: number };
  }[];
};

const summaryFolder = join(repositoryRoot, '.turbo', 'runs');
const failures: string[] = [];
const startedAt = performance.now();
await rm(summaryFolder, { recursive: true, force: true });
const exitCode = await runTurbo();
const failed = await printTable();
for (const line of failures) console.log(line);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(
  failed.length === 0 && exitCode === 0 ? `All checks passed in ${seconds} s.` : `Checks FAILED in ${seconds} s.`,
);
process.exitCode = failed.length === 0 && exitCode === 0 ? 0 : 1;

function runTurbo(): Promise<number> {
  const options = ['--continue=always', '--summarize', '--concurrency=2', '--output-logs=errors-only'];
  const turbo = spawn('node_modules/.bin/turbo', ['run', ...Object.keys(checks), ...options], {
    cwd: repositoryRoot,
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
  });
  createInterface({ input: turbo.stdout }).on('line', (line) => {
    console.log(line);
    // The end of a long log is what is read: the names of failed specs are told there once more.
    if (/ FAIL .* > /.test(stripVTControlCharacters(line))) failures.push(line);
  });
  return new Promise((resolve, reject) => {
    turbo.on('error', reject);
    turbo.on('close', (code) => resolve(code ?? 1));
  });
}

/** @returns the checks that failed or did not run. */
async function printTable(): Promise<string[]> {
  const [file] = await readdir(summaryFolder).catch(() => []);
  const summary: RunSummary = file ? JSON.parse(await readFile(join(summaryFolder, file), 'utf8')) : { tasks: [] };
  const failed: string[] = [];
  console.log('');
  for (const [name, title] of Object.entries(checks)) {
    const run = summary.tasks.find(({ task }) => task === name);
    const cached = run?.cache.status === 'HIT';
    const passed = cached || run?.execution?.exitCode === 0;
    if (!passed) failed.push(name);
    const time = run?.execution ? `${((run.execution.endTime - run.execution.startTime) / 1000).toFixed(1)} s` : '';
    const note = cached ? 'unchanged since it last passed' : run?.execution ? time : 'did not run';
    console.log(`${passed ? 'ok    ' : 'FAILED'}  ${title.padEnd(40)} ${note}`);
  }
  return failed;
}
