import { expect, test } from 'vitest';
import { linesMatching, sourceFiles } from './source-files.ts';

const sources = sourceFiles().filter((path) => /^packages\/domain\/src\/.*(?<!\.(spec|test))\.ts$/.test(path));

test('the domain waits for nothing: its functions are plain functions of their arguments', () => {
  expect(sources.length).toBeGreaterThan(0);
  expect(linesMatching(sources, /^(?!\s*(\*|\/\/)).*(\basync\b|\bawait\b|\bPromise\b)/)).toEqual([]);
});

test('the domain keeps no state of its own between calls', () => {
  expect(linesMatching(sources, /^(export )?(let|var) /)).toEqual([]);
});
