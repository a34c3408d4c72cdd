import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJson, repositoryRoot } from './source-files.ts';

type LockFile = { readonly packages: Record<string, { license?: string; dev?: boolean; link?: boolean }> };

const permissive = new Set(
  [
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Zlib',
    'Unlicense',
  ].concat(['CC0-1.0', 'PostgreSQL', 'Python-2.0', 'OFL-1.1']),
);

/** Tables that a bundler reads and no part of ours carries: naming their source, which their licence asks for, is enough. */
const attributed: Record<string, string> = { 'caniuse-lite': 'CC-BY-4.0' };

/** Packages whose package.json names no licence; the licence file in them was read, and is checked again here. */
const licensedByFile: Record<string, { file: string; opening: string }> = {
  'png-js': { file: 'LICENSE', opening: 'MIT License' },
  unionfs: { file: 'LICENSE', opening: 'This is free and unencumbered software released into the public domain.' },
};

/** An expression such as `(MIT OR GPL-3.0)` or `MIT AND OFL-1.1` is permissive if what we may choose is. */
function isPermissive(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => permissive.has(licence.trim())));
}

function offenders(packages: LockFile['packages']): string[] {
  return Object.entries(packages).flatMap(([place, { license, dev, link }]) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (!place.includes('node_modules/') || dev || link || (license && isPermissive(license))) return [];
    if (license && attributed[name] === license) return [];
    const reviewed = license ? undefined : licensedByFile[name];
    if (reviewed) {
      const text = readFileSync(join(repositoryRoot, place, reviewed.file), 'utf8').trimStart();
      if (text.startsWith(reviewed.opening)) return [];
    }
    return [`${name}: ${license ?? 'names no licence'}`];
  });
}

test('everything that runs in production is permissively licensed', () => {
  expect(offenders(readJson<LockFile>('package-lock.json').packages)).toEqual([]);
});

test('a copyleft, source-available or unknown licence is refused', () => {
  const packages = {
    'node_modules/a': { license: 'AGPL-3.0-only' },
    'node_modules/b': { license: 'SSPL-1.0' },
    'node_modules/c': {},
    'node_modules/d': { license: '(MIT OR GPL-3.0-only)' },
    'node_modules/e': { license: 'MIT AND GPL-3.0-only' },
    'node_modules/f': { license: 'GPL-3.0-only', dev: true },
  };
  expect(offenders(packages)).toEqual([
    'a: AGPL-3.0-only',
    'b: SSPL-1.0',
    'c: names no licence',
    'e: MIT AND GPL-3.0-only',
  ]);
});
