import { expect, test } from 'vitest';
import { linesMatching, sourceFiles } from './source-files.ts';

const tests = sourceFiles().filter((path) => /\.(test|spec|feature)\.ts$/.test(path));
const self = 'tests/guards/tests-run.spec.ts';

test('no test is skipped, focused, left for later, or expected to fail', () => {
  const pattern =
    /\b(it|test|describe|suite)\.(skip|only|todo|fails|skipIf|runIf)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(|\.skip\(\)/;
  expect(tests.length).toBeGreaterThan(10);
  expect(
    linesMatching(
      tests.filter((path) => path !== self),
      pattern,
    ),
  ).toEqual([]);
});

test('no test waits for time to pass: it waits for a position or a condition', () => {
  const pattern = /\bsetTimeout\(|(?<![.\w])sleep\(\d/;
  expect(
    linesMatching(
      tests.filter((path) => path !== self),
      pattern,
    ),
  ).toEqual([]);
});
