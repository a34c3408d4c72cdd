import { expect, test } from 'vitest';
import { readJson, readSource, sourceFiles } from '../guards/source-files.ts';
import { containersOfCompose, containersOfKubernetes, readCompose, readManifests } from './containers.ts';

const dockerfile = readSource('infra/Dockerfile');
type Package = { readonly version: string; readonly devDependencies?: Record<string, string> };
const { version, devDependencies } = readJson<Package>('package.json');

test('the image runs on the Node that the tests run on', () => {
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base = '']) => base);
  expect(new Set(bases)).toEqual(new Set([`node:${devDependencies?.['node']}-bookworm-slim`]));
});

test('it runs as nobody in particular, and what it runs belongs to root', () => {
  const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
  expect(last).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
  expect(last).not.toContain('--chown');
});

test('it and all that start it are of the version of the repository', () => {
  expect(dockerfile).toContain(`image.version="${version}"`);
  const containers = [...containersOfCompose(readCompose()), ...containersOfKubernetes(readManifests())];
  const images = containers.map(({ image }) => image).filter((image) => image.startsWith('visaguard:'));
  expect(new Set(images)).toEqual(new Set([`visaguard:${version}`]));
  expect(readSource('infra/kubernetes/migrate.yaml')).toContain(
    `name: visaguard-migrate-${version.replaceAll('.', '-')}`,
  );
  expect(readSource('infra/kubernetes/kustomization.yaml')).toContain(`newTag: ${version}`);
});

test('what production code imports is a dependency of its package, so that an install without tools has it', () => {
  const isProduction = (path: string) =>
    /^(packages|services|workflows)\/[^/]+\/src\/.*\.ts$/.test(path) &&
    !/\.(test|spec|feature|fixture)\.ts$|\/(testing|stress)\//.test(path);
  const lacking = sourceFiles()
    .filter(isProduction)
    .flatMap((path) => {
      const [, home = ''] = /^([^/]+\/[^/]+)\//.exec(path) ?? [];
      const { name, dependencies = {} } = readJson<{ name: string; dependencies?: Record<string, string> }>(
        `${home}/package.json`,
      );
      return (
        importsOf(readSource(path))
          // What takes part in a test run is found by it alone.
          .filter((imported) => ![name, 'vitest'].includes(imported) && !dependencies[imported])
          .map((imported) => `${path}: ${imported}`)
      );
    });
  expect(lacking).toEqual([]);
});

/** The packages that a file needs when it runs: types are gone by then. */
function importsOf(source: string): string[] {
  const froms = source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^'.][^']*)';|import\('([^'.][^']*)'\)/gm);
  return [...froms]
    .map(([, fixed, late]) => fixed ?? late ?? '')
    .filter((name) => !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}
