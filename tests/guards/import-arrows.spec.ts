import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageArrows, vendorHomes } from '../../scripts/house-arrows.mjs';
import { buildHouse } from './made-up-house.ts';
import { repositoryRoot } from './source-files.ts';

/** A wrong import each, and the rule that must name it. */
const wrongImports: Record<string, { from: string; to: string; rule: string }> = {
  'the domain reads an event contract': { from: 'packages/domain', to: '@visaguard/contracts', rule: 'domain-arrows' },
  'a contract reads the domain': { from: 'packages/contracts', to: '@visaguard/domain', rule: 'contracts-arrows' },
  'the kernel depends on anything': { from: 'packages/kernel', to: '@visaguard/domain', rule: 'kernel-arrows' },
  'the domain opens a file': { from: 'packages/domain', to: 'node:fs', rule: 'domain-and-contracts-touch-nothing' },
  'the domain takes a schema library': { from: 'packages/domain', to: 'zod', rule: 'vendor-zod' },
  'the vault reads the event store': { from: 'packages/vault', to: '@visaguard/event-store', rule: 'vault-arrows' },
  'a read model opens an envelope': {
    from: 'packages/read-models',
    to: '@visaguard/vault',
    rule: 'read-models-types-only',
  },
  'a package reaches for a service': {
    from: 'packages/report',
    to: '../../../services/api/src/index.ts',
    rule: 'report-arrows',
  },
  'a service calls another': { from: 'services/api', to: '@visaguard/projector', rule: 'services-meet-over-http' },
  'a service talks to the database itself': { from: 'services/api', to: 'pg', rule: 'vendor-pg' },
  'a service mounts test tools': { from: 'services/api', to: '@visaguard/testkit', rule: 'testkit-in-tests-only' },
  'a process writes state itself': {
    from: 'workflows/screening',
    to: '@visaguard/event-store',
    rule: 'workflow-arrows',
  },
  'a package is entered by the window': {
    from: 'packages/report',
    to: '../../kernel/src/room.ts',
    rule: 'through-the-door',
  },
  'a service is entered by the window': {
    from: 'services/standalone',
    to: '../../api/src/room.ts',
    rule: 'through-the-door',
  },
  'a vendor package comes in unseen': { from: 'packages/report', to: 'left-pad', rule: 'vendor-without-a-home' },
  'sources import a test': { from: 'packages/report', to: './left.test.ts', rule: 'nothing-imports-tests' },
  'two files import each other': { from: 'packages/evidence', to: './zigzag.ts', rule: 'no-cycles' },
  'an import leads nowhere': { from: 'packages/vault', to: './gone.ts', rule: 'resolvable' },
  'a package without a place in the table': {
    from: 'packages/newcomer',
    to: '@visaguard/kernel',
    rule: 'package-without-arrows',
  },
};

const services = ['services/api', 'services/projector', 'services/standalone'];
const rooms = [
  ...Object.keys(packageArrows).map((name) => `packages/${name}`),
  'packages/newcomer',
  'workflows/screening',
  ...services,
];
const wrongFile = (at: number) => `wrong-${at}.ts`;
const house = buildHouse(rooms, [...Object.keys(vendorHomes), 'left-pad'], {
  'packages/kernel/src/room.ts': 'export const room = 1;\n',
  'services/api/src/room.ts': 'export const room = 1;\n',
  'packages/report/src/left.test.ts': 'export const left = 1;\n',
  'packages/report/src/right.ts': `import '@visaguard/kernel';\nimport '@visaguard/domain';\nimport 'pdfkit';\n`,
  'services/standalone/src/right.ts': `import '@visaguard/api';\nimport '@visaguard/testkit';\n`,
  'packages/read-models/src/right.ts': `import type {} from '@visaguard/vault';\nimport 'drizzle-orm';\n`,
  'packages/report/src/right.test.ts': `import '@visaguard/testkit';\nimport './left.test.ts';\n`,
  ...Object.fromEntries(
    Object.values(wrongImports).map(({ from, to }, at) => [`${from}/src/${wrongFile(at)}`, `import '${to}';\n`]),
  ),
  'packages/evidence/src/zigzag.ts': `import './${wrongFile(Object.keys(wrongImports).indexOf('two files import each other'))}';\n`,
});
afterAll(house.remove);

function violations(): { rule: string; file: string }[] {
  writeFileSync(
    join(house.root, 'tsconfig.json'),
    '{"compilerOptions":{"allowImportingTsExtensions":true,"noEmit":true}}',
  );
  const cruiser = join(repositoryRoot, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const options = ['--config', join(repositoryRoot, '.dependency-cruiser.mjs'), '--output-type', 'json'];
  // Asked for JSON it ends with 0 whatever it found.
  const output = execFileSync(process.execPath, [cruiser, ...options, 'packages', 'services', 'workflows'], {
    cwd: house.root,
  });
  const { summary } = JSON.parse(output.toString()) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => ({ rule: rule.name, file: from }));
}
const found = violations();

test.each(Object.entries(wrongImports))('the check turns red when %s', (name, { from, rule }) => {
  const file = `${from}/src/${wrongFile(Object.keys(wrongImports).indexOf(name))}`;
  expect(found).toContainEqual({ rule, file });
});

test('right imports are left alone', () => {
  expect(found.filter(({ file }) => /\/right\.|\/index\.ts$/.test(file))).toEqual([]);
});

test('every package of the house has its place in the table, and the table names no other', () => {
  expect(Object.keys(packageArrows).sort()).toEqual(readdirSync(join(repositoryRoot, 'packages')).sort());
});
