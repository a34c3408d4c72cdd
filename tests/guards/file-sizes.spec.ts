import { expect, test } from 'vitest';
import { readSource, sourceFiles } from './source-files.ts';

const isTest = /\.(spec|test|feature)\.ts$/;
const written = sourceFiles().filter((path) => /\.(ts|mjs)$/.test(path));
const linesOf = (path: string) => readSource(path).split('\n').length - 1;

/** Lines of these files: of the middle one, of the one nine tenths of the way up, and of the longest. */
function distribution(paths: readonly string[]) {
  const lines = paths.map(linesOf).sort((a, b) => a - b);
  const at = (share: number) => lines[Math.floor((lines.length - 1) * share)] ?? 0;
  return { files: lines.length, p50: at(0.5), p90: at(0.9), max: at(1) };
}

const longerThan = (linesMax: number, paths: readonly string[]) => paths.filter((path) => linesOf(path) > linesMax);

test('no source file is longer than 300 lines, and most are far shorter', () => {
  const sources = written.filter((path) => !isTest.test(path));
  const found = distribution(sources);
  process.stdout.write(`lines per source file: ${JSON.stringify(found)}\n`);
  expect(longerThan(300, sources)).toEqual([]);
  expect(found.p50).toBeLessThanOrEqual(80);
  expect(found.p90).toBeLessThanOrEqual(200);
});

test('no test file is longer than 300 lines', () => {
  const tests = written.filter((path) => isTest.test(path));
  process.stdout.write(`lines per test file: ${JSON.stringify(distribution(tests))}\n`);
  expect(longerThan(300, tests)).toEqual([]);
});
