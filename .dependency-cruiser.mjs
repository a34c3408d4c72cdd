import {
  composingServices,
  furtherDoors,
  packageArrows,
  testFolders,
  typeArrows,
  vendorHomes,
  workflowArrows,
} from './scripts/house-arrows.mjs';

/** @param {readonly string[]} words */
const anyOf = (words) => `(${words.map((word) => word.replaceAll('.', '\\.')).join('|')})`;

/** @param {readonly string[]} names where a vendor package is found, its types included. */
const vendor = (names) => `(^|/)node_modules/(@types/)?${anyOf(names)}/`;

/** Tests, the behaviour suites and made-up facts they share, and the folders that serve them. */
const tests = ['\\.(test|spec|feature|fixture)\\.ts$', `^[^/]+/[^/]+/src/${anyOf(testFolders)}/`];
/** Doors for tests that drive a room from outside it. Only tests may go through them: see nothing-imports-tests. */
const doorsForTests = '(services/api|packages/read-models)/src/testing/index\\.ts$';

const ours = '^(packages|services|workflows)/';

const perPackage = Object.entries(packageArrows).map(([name, allowed]) => ({
  name: `${name}-arrows`,
  comment: allowed.length
    ? `${name} may import ${allowed.join(', ')} and nothing else of ours`
    : `${name} imports nothing of ours`,
  severity: 'error',
  from: { path: `^packages/${name}/`, pathNot: tests },
  to: { path: ours, pathNot: `^packages/${anyOf([name, ...allowed, ...(typeArrows[name] ?? [])])}/` },
}));

const perType = Object.entries(typeArrows).map(([name, types]) => ({
  name: `${name}-types-only`,
  comment: `${name} may import types of ${types.join(', ')} and no code`,
  severity: 'error',
  from: { path: `^packages/${name}/`, pathNot: tests },
  to: { path: `^packages/${anyOf(types)}/`, dependencyTypesNot: ['type-only'] },
}));

const perVendor = Object.entries(vendorHomes).map(([name, homes]) => ({
  name: `vendor-${name.replaceAll(/[@/]/g, '-').replace(/^-/, '')}`,
  comment: `${name} is imported in ${homes.join(', ')} only`,
  severity: 'error',
  from: { path: ours, pathNot: [`^${anyOf(homes)}/`, ...tests] },
  to: { path: vendor([name]) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...perPackage,
    ...perType,
    ...perVendor,
    {
      name: 'package-without-arrows',
      comment: 'a new package is added to the table in scripts/house-arrows.mjs',
      severity: 'error',
      from: { path: '^packages/', pathNot: `^packages/${anyOf(Object.keys(packageArrows))}/` },
      to: {},
    },
    {
      name: 'vendor-without-a-home',
      comment: 'a new vendor package is added to the table in scripts/house-arrows.mjs',
      severity: 'error',
      from: { path: ours, pathNot: tests },
      to: {
        path: '(^|/)node_modules/',
        pathNot: [vendor([...Object.keys(vendorHomes), 'node']), '(^|/)node_modules/@visaguard/'],
      },
    },
    {
      name: 'workflow-arrows',
      comment: `a process may import ${workflowArrows.join(', ')} and other processes`,
      severity: 'error',
      from: { path: '^workflows/', pathNot: tests },
      to: { path: ours, pathNot: [`^packages/${anyOf(workflowArrows)}/`, '^workflows/'] },
    },
    {
      name: 'services-meet-over-http',
      comment: 'services never import one another; only the composition root does',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: `^services/${anyOf(composingServices)}/` },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'through-the-door',
      comment: 'another package is entered through its index.ts, or the further doors in scripts/house-arrows.mjs',
      severity: 'error',
      from: { path: '^(packages|services|workflows|tests|scripts)/([^/]+)' },
      to: {
        path: '^(packages|services|workflows)/[^/]+/',
        pathNot: ['^[^/]+/[^/]+/src/index\\.ts$', `^${anyOf(furtherDoors)}$`, `^${doorsForTests}`, '^$1/$2(/|$)'],
      },
    },
    {
      name: 'testkit-in-tests-only',
      comment: 'only tests use testkit, and the composition root for its sample archives',
      severity: 'error',
      from: { path: ours, pathNot: [...tests, '^packages/testkit/', `^services/${anyOf(composingServices)}/`] },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: ['^tests/', ...tests] },
      to: { path: ['^tests/', ...tests] },
    },
    {
      name: 'domain-and-contracts-touch-nothing',
      comment: 'no file, network, clock or process: the domain is plain functions of its arguments',
      severity: 'error',
      from: { path: '^packages/(domain|contracts)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      comment: 'types may refer to each other, code may not',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(fixtures|templates)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
