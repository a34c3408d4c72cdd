import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

/** What .gitignore keeps out, and git itself: nothing there was written for this repository. */
export const notOurs = new Set([
  '.git',
  'node_modules',
  '.turbo',
  '.data',
  'dist',
  'coverage',
  'out',
  'lefthook-local.yml',
]);

/** Every file of the repository, as paths from its root. */
export function sourceFiles(folder = repositoryRoot): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name) && !name.endsWith('.log'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourceFiles(path) : [relative(repositoryRoot, path)];
    });
}

/** The content of a file, by its path from the root of the repository. */
export function readSource(path: string): string {
  return readFileSync(join(repositoryRoot, path), 'utf8');
}

export function readJson<T>(path: string): T {
  return JSON.parse(readSource(path));
}

/** @returns `path:line: text` of every line that matches. */
export function linesMatching(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    readSource(path)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  );
}
