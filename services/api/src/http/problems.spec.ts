import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isProblemCode, problems, problemType } from './problems.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

function sources(pattern: string): string {
  const files = globSync(pattern, { cwd: root }).filter((file) => !/\.(spec|test)\.ts$|\/problems\.ts$/.test(file));
  return files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
}

const rules = sources('packages/{domain,application}/src/**/*.ts');
const refusalCodes = [...new Set([...rules.matchAll(/refuse\(\s*'(\w+)'/g)].map(([, code = '']) => code))].sort();

test('the scan finds the refusals of the domain', () => {
  expect(refusalCodes.length).toBeGreaterThan(50);
  expect(refusalCodes).toEqual(expect.arrayContaining(['minor_refused', 'policy_invalid', 'jurisdiction_forbidden']));
});

test.each(refusalCodes)('the refusal %s has a problem type', (code) => {
  expect(isProblemCode(code)).toBe(true);
});

test.each(Object.keys(problems))('the problem %s is answered somewhere', (code) => {
  const said = rules.includes(`'${code}'`) || sources('services/api/src/**/*.ts').includes(`'${code}'`);
  expect(said || code.endsWith('_unknown')).toBe(true);
});

test('what is unknown is 404, so that a foreign object looks like one that never was', () => {
  const others = ['api_version_unknown', 'purpose_unknown', 'archive_kind_unknown'];
  for (const [code, [status]] of Object.entries(problems)) {
    if (code.endsWith('_unknown') && !others.includes(code)) expect(status, code).toBe(404);
  }
});

test('types are stable addresses', () => {
  expect(problemType('jurisdiction_forbidden')).toBe('/problems/jurisdiction-forbidden');
  expect(problems.jurisdiction_forbidden[0]).toBe(451);
});
