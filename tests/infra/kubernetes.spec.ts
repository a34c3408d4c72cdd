import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1';
import { Job } from 'kubernetes-models/batch/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Namespace, PersistentVolumeClaim, Service, ServiceAccount } from 'kubernetes-models/v1';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSource, repositoryRoot } from '../guards/source-files.ts';
import { type Manifest, readManifests } from './containers.ts';
import { misspelt } from './misspelt.ts';

/** Each validates what it is made of against the API that Kubernetes publishes. */
const kinds: Readonly<Record<string, new (data: never) => { validate(): void }>> = {
  'apps/v1 Deployment': Deployment,
  'batch/v1 Job': Job,
  'networking.k8s.io/v1 NetworkPolicy': NetworkPolicy,
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget,
  'v1 ConfigMap': ConfigMap,
  'v1 Namespace': Namespace,
  'v1 PersistentVolumeClaim': PersistentVolumeClaim,
  'v1 Service': Service,
  'v1 ServiceAccount': ServiceAccount,
};

const manifests = readManifests();
const bare = ({ file: _, ...document }: Manifest) => document;

function faultOf(manifest: Manifest): string | null {
  const Kind = kinds[`${manifest.apiVersion} ${manifest.kind}`];
  if (!Kind) return `${manifest.file}: there is no ${manifest.apiVersion} ${manifest.kind} here`;
  try {
    new Kind(structuredClone(bare(manifest)) as never).validate();
    return null;
  } catch (error) {
    return `${manifest.file}: ${error instanceof Error ? error.message : error}`;
  }
}

const deployment = manifests.find(({ kind, file }) => kind === 'Deployment' && file === 'relay.yaml') as Manifest;
/** The manifest of the relay, changed as text. */
const changed = (from: string, to: string): Manifest => JSON.parse(JSON.stringify(deployment).replace(from, to));

test('every manifest is one of the API of Kubernetes', () => {
  expect(manifests.map(faultOf).filter(Boolean)).toEqual([]);
});

test.each([
  ['a value of the wrong kind', '"replicas":2', '"replicas":"two"'],
  ['a part that is missing', '"selector":', '"selektor":'],
  ['a kind that there is not', '"apps/v1"', '"apps/v7"'],
])('%s is found', (_, from, to) => {
  expect(faultOf(changed(from, to))).not.toBe(null);
});

test('no manifest has a field that Kubernetes does not know, which it would pass over in silence', () => {
  const { found, looked } = misspelt(manifests.map(bare));
  expect(looked).toBe(manifests.length);
  expect(found).toEqual([]);
}, 60_000);

test('a field that Kubernetes does not know is found', () => {
  const { found } = misspelt([bare(changed('"readOnlyRootFilesystem"', '"readOnlyRootFileSystem"'))]);
  expect(found).toEqual([expect.stringContaining('readOnlyRootFileSystem')]);
}, 60_000);

test('every file is one of the kustomization, and there', () => {
  const { resources } = parse(readSource('infra/kubernetes/kustomization.yaml')) as { resources: string[] };
  expect(resources.filter((file) => !existsSync(join(repositoryRoot, 'infra/kubernetes', file)))).toEqual([]);
  const files = readdirSync(join(repositoryRoot, 'infra/kubernetes')).filter((file) => file !== 'kustomization.yaml');
  expect(files.sort()).toEqual([...resources].sort());
});

test('no secret is among them: it is made by whoever runs it', () => {
  expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
});

test('several replicas of each service, which wait for the migrations and are not drained all at once', () => {
  for (const name of ['api', 'relay', 'projector', 'worker']) {
    const of = (kind: string) =>
      manifests.find((one) => one.kind === kind && one.metadata.name === `visaguard-${name}`);
    const spec = of('Deployment')?.spec;
    expect(spec?.replicas, name).toBeGreaterThan(1);
    expect(spec?.template?.spec.initContainers?.[0]?.command?.slice(-2), name).toEqual(['migrate', '--wait']);
    expect(of('PodDisruptionBudget'), name).toBeDefined();
  }
});
