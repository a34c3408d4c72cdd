import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildHouse } from './made-up-house.ts';
import { readSource, repositoryRoot } from './source-files.ts';

/** A line that the house refuses, and the rule of biome that must name it. */
const wrongLines: Record<string, { text: string; rule: string }> = {
  'reads the clock': { text: 'export const now = new Date();', rule: 'plugin' },
  'reads the clock as a number': { text: 'export const now = Date.now();', rule: 'noJsRestrictedProperties' },
  'throws dice': { text: 'export const dice = Math.random();', rule: 'noJsRestrictedProperties' },
  'mints a random id': { text: `export { randomUUID } from 'node:crypto';`, rule: 'noRestrictedImports' },
  'reads the environment': { text: 'export const port = process.env.PORT;', rule: 'noProcessEnv' },
  'prints to the console': { text: `export const say = () => console.log('x');`, rule: 'noConsole' },
  'declares an enum': { text: 'export enum Colour { Red }', rule: 'noEnum' },
  'says any': { text: 'export const thing = (value: any) => value;', rule: 'noExplicitAny' },
  'leaves a promise floating': {
    text: 'async function save(): Promise<void> {}\nexport function close() {\n  save();\n}',
    rule: 'noFloatingPromises',
  },
};
const pathOf = (what: string) => `packages/report/src/${what.replaceAll(' ', '-')}.ts`;

const house = buildHouse([], [], {
  'biome.json': readSource('biome.json'),
  'scripts/lint/no-ambient-clock.grit': readSource('scripts/lint/no-ambient-clock.grit'),
  '.gitignore': 'node_modules/\n',
  ...Object.fromEntries(Object.entries(wrongLines).map(([what, { text }]) => [pathOf(what), `${text}\n`])),
  'packages/kernel/src/clock.ts': 'export const now = () => new Date();\n',
  'services/api/src/config.ts': `export const port = process.env['PORT'];\n`,
  'packages/report/src/age.test.ts': 'export const now = Date.now();\n',
  'packages/report/src/age.ts':
    'export const age = (born: number, now: Date) => now.getTime() - new Date(born).getTime();\n',
});
afterAll(house.remove);

type Diagnostic = { code: { value: string }; location: { path: string } };

function lint(): { rule: string; file: string }[] {
  const biome = join(repositoryRoot, 'node_modules/@biomejs/biome/bin/biome');
  const args = ['lint', '--reporter=rdjson', '--max-diagnostics=none', 'packages', 'services'];
  const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: house.root, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ code, location }) => ({
    rule: code.value.slice(code.value.lastIndexOf('/') + 1),
    file: location.path,
  }));
}
const found = lint();

test.each(Object.entries(wrongLines))('a source that %s is refused', (what, { rule }) => {
  expect(found).toContainEqual({ rule, file: pathOf(what) });
});

test('the places that may do so do', () => {
  const refused = new Set(Object.keys(wrongLines).map(pathOf));
  expect(found.filter(({ file }) => !refused.has(file))).toEqual([]);
});
