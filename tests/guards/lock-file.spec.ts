import { expect, test } from 'vitest';
import { readJson, readSource, sourceFiles } from './source-files.ts';

type Manifest = {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
};
type LockFile = { readonly packages: Record<string, Manifest & { version?: string; license?: string }> };

const manifests = sourceFiles().filter((path) => /(^|\/)package\.json$/.test(path) && !path.includes('fixtures/'));
const declared = ({ dependencies, devDependencies, optionalDependencies }: Manifest) => ({
  ...dependencies,
  ...devDependencies,
  ...optionalDependencies,
});

test('the lock file names no registry, so that it works behind any', () => {
  expect(readSource('package-lock.json')).not.toMatch(/"resolved": "https?:/);
});

test('every dependency is declared with an exact version', () => {
  const loose = manifests.flatMap((path) =>
    Object.entries(declared(readJson<Manifest>(path)))
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${path}: ${name} ${version}`),
  );
  expect(loose).toEqual([]);
});

test('the lock file was written from these package.json files', () => {
  const { packages } = readJson<LockFile>('package-lock.json');
  const locked = manifests.map((path) => [
    path,
    declared(packages[path.replace(/\/?package\.json$/, '')] ?? { name: '' }),
  ]);
  expect(locked).toEqual(manifests.map((path) => [path, declared(readJson<Manifest>(path))]));
});

test('no package of ours can be published by mistake', () => {
  expect(manifests.filter((path) => readJson<Manifest>(path).private !== true)).toEqual([]);
});
