import { expect, test } from 'vitest';
import { linesMatching, sourceFiles } from './source-files.ts';

const text = /\.(ts|tsx|mjs|cjs|js|json|md|sql|sh|ya?ml|csv|txt|grit)$|^\.ci\/run$|(^|\/)\.[a-z]+rc$|Dockerfile/;
const files = sourceFiles().filter((path) => text.test(path) && path !== 'tests/guards/machine-traces.spec.ts');

test('no file names a folder of the machine it was written on', () => {
  expect(linesMatching(files, /(^|[\s"'`=:(])\/(work|root|farm|home\/[a-z]+|Users\/[A-Za-z]+)\//)).toEqual([]);
});

test('no file holds a secret', () => {
  const secrets =
    /sk_live_[A-Za-z0-9]{10}|whsec_[A-Za-z0-9+/]{24}|AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{30}/;
  expect(linesMatching(files, secrets)).toEqual([]);
});

test('no API key of ours is written down, only keys that cannot exist', () => {
  const wholeKey = /\bvg_(live|test)_[0-9A-Za-z]{36}\b/;
  expect(linesMatching(files, wholeKey)).toEqual([]);
});
