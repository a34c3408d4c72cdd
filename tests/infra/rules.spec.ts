import { describe, expect, test } from 'vitest';
import {
  type Container,
  containersOfCompose,
  containersOfKubernetes,
  readCompose,
  readManifests,
} from './containers.ts';
import { broken, rules } from './rules.ts';

const compose = containersOfCompose(readCompose());
const kubernetes = containersOfKubernetes(readManifests());
const named = Object.entries(rules);

test('what is looked at is all there', () => {
  const ours = (containers: readonly Container[]) =>
    containers.flatMap(({ image, command }) => (image.startsWith('visaguard:') ? [command.join(' ')] : []));
  const started = [
    ...['api', 'relay', 'projector', 'worker'].map((name) => `node services/${name}/src/main.ts`),
    'node services/standalone/src/main.ts migrate',
  ];
  expect(ours(compose).sort()).toEqual([...started].sort());
  expect(ours(kubernetes)).toEqual(expect.arrayContaining(started));
});

describe.each([
  ['Compose', compose],
  ['Kubernetes', kubernetes],
] as const)('%s: every container', (_, containers) => {
  test.each(named)('%s', (_name, rule) => {
    expect(broken(rule, containers)).toEqual([]);
  });
});

/** For each rule a container that breaks it and nothing else. */
const faults: { readonly [name in keyof typeof rules]: readonly Partial<Container>[] } = {
  'does not run as root': [{ user: null }, { user: '0' }, { user: '0:0' }, { user: 'root' }, { user: '1000:0' }],
  'cannot change its root file system': [{ isRootReadOnly: false }],
  'has no capabilities': [{ dropsAll: false }],
  'cannot get more rights than it started with': [{ mayEscalate: true }],
  'has limits and requests of processor and memory': [{ limits: ['memory'] }, { requests: ['cpu'] }],
  'has an image of a fixed version': [{ image: 'visaguard' }, { image: 'visaguard:latest' }, { image: 'nginx:stable' }],
  'is looked after while it runs': [{ probes: [] }, { probes: ['/livez'] }, { probes: ['/readyz', '/healthy'] }],
  'is given no secret but by file': [
    { environment: { VISAGUARD_CLICKHOUSE_PASSWORD: 'x' } },
    { environment: { VISAGUARD_CORE_URL: 'postgres://vg_login:x@postgres/core' } },
    { command: ['sh', '-c', 'PASSWORD=x run'] },
  ],
  'is given only settings that there are': [{ environment: { VISAGUARD_KAFFKA: 'kafka:9092' } }],
  'is given every setting that it reads': [{ environment: {} }],
  'is given the files that its settings name, and no other secret': [
    { secrets: [] },
    { secrets: ['/run/secrets/core-url', '/run/secrets/root.key'] },
  ],
  'starts what is there': [{ command: ['node', 'services/api/src/mian.ts'] }],
};

describe('a container that breaks a rule is found:', () => {
  const relay = compose.find(({ where }) => where === 'compose.yaml: relay');
  test.each(named)('%s', (name, rule) => {
    if (!relay) throw new Error('the relay is gone');
    for (const fault of faults[name as keyof typeof rules]) {
      expect(broken(rule, [{ ...relay, ...fault }]), JSON.stringify(fault)).toHaveLength(1);
    }
  });
});
