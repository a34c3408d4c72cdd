import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { notOurs, repositoryRoot } from './source-files.ts';

/** A copy of the house, so that what generators write is tried among real neighbours and leaves no trace. */
const copy = mkdtempSync(join(tmpdir(), 'visaguard-generators-'));
cpSync(repositoryRoot, copy, {
  recursive: true,
  filter: (path) =>
    !relative(repositoryRoot, path)
      .split('/')
      .some((name) => notOurs.has(name)),
});
symlinkSync(join(repositoryRoot, 'node_modules'), join(copy, 'node_modules'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The tests in the copy use the server of this run instead of starting one more. */
const env = { ...process.env, TEST_DATABASE_URL: process.env['VISAGUARD_TEST_CLUSTER_URL'] };

function run(file: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [file, ...args], { cwd: copy, encoding: 'utf8', env });
  return { output: stdout + stderr, status };
}

const generators = [
  { name: 'aggregate', args: ['second-appeal'], folder: 'packages/domain/src/second-appeal' },
  {
    name: 'operation',
    args: ['appeals', 'create-second-appeal'],
    folder: 'services/api/src/appeals/create-second-appeal',
  },
  { name: 'projection', args: ['second-appeals'], folder: 'packages/read-models/src/second-appeals' },
];
const generate = ({ name, args }: { name: string; args: string[] }) =>
  run(`scripts/generators/new-${name}.ts`, ...args);
const filesOf = (output: string) => [...output.matchAll(/^written {2}(\S+)$/gm)].map(([, path = '']) => path);

const generated = generators.map((generator) => {
  const { output, status } = generate(generator);
  return { ...generator, output, status, files: filesOf(output) };
});
const sources = generated.flatMap(({ files }) => files).filter((path) => path.endsWith('.ts'));

describe.each(generated)('npm run new:$name', (generator) => {
  const { output, status, files, folder } = generator;

  test('says what it wrote and what is left to do', () => {
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('To do:\n1. ') });
    expect(files.filter((path) => path.startsWith(folder)).length).toBeGreaterThan(2);
  });

  test('leaves no word of the template unfilled', () => {
    expect(files.filter((path) => /__\w+__/.test(readFileSync(join(copy, path), 'utf8')))).toEqual([]);
  });

  test('never writes over what exists', () => {
    expect(generate(generator)).toMatchObject({ status: 2, output: expect.stringContaining('Nothing was written') });
  });
});

test('what the generators write compiles', { timeout: 120_000 }, () => {
  writeFileSync(
    join(copy, 'tsconfig.generated.json'),
    JSON.stringify({ extends: './tsconfig.json', include: [], files: sources }),
  );
  const faults = run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.generated.json').output.split('\n');
  expect(faults.filter((line) => generators.some(({ folder }) => line.startsWith(folder)))).toEqual([]);
});

test('what the generators write is formatted and passes the lint rules', () => {
  // Types lead through node_modules out of the copy, where there is no .gitignore to ask.
  const check = ['check', '--vcs-enabled=false', ...sources];
  expect(run('node_modules/@biomejs/biome/bin/biome', ...check)).toMatchObject({ status: 0 });
});

test('the generated tests fail and name what to fill in', { timeout: 120_000 }, () => {
  const folders = generators.map(({ folder }) => folder);
  const { output } = run('node_modules/vitest/vitest.mjs', 'run', '--root', copy, ...folders);
  for (const { args } of generators) expect(output).toMatch(new RegExp(`fill in .*${args.at(-1)}`));
  expect(output).not.toMatch(/Failed Suites|\d+ passed/);
});

test.each([
  ['aggregate', []],
  ['aggregate', ['NotKebab']],
  ['projection', ['has space']],
  ['operation', ['appeals']],
  ['operation', ['appeals', 'ponder-appeal']],
])('npm run new:%s with the arguments %j says how it is used and writes nothing', (name, args) => {
  const { output, status } = run(`scripts/generators/new-${name}.ts`, ...args);
  expect(status).toBe(2);
  expect(output).toContain(`Usage: npm run new:${name} -- `);
  expect(filesOf(output)).toEqual([]);
});
