import { mintId, systemRandom } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';
import { shutSourcesGauge } from './shut-sources-gauge.ts';
import { createSourceGate } from './source-gate.ts';

let world: TestWorker;
beforeAll(async () => {
  world = await startTestWorker();
});
afterAll(() => world?.stop());

test('R30: a gauge counts the breakers that are open, of whatever key, and names no tenant', async () => {
  const read = shutSourcesGauge(world.core.pool('vg_projector'));
  const of = async (platform: string) =>
    (await read())
      .filter(({ labels }) => labels['platform'] === platform)
      .map(({ labels, value }) => [labels['state'], value]);
  const none = [
    ['open', 0],
    ['switched_off', 0],
  ];
  expect(await of('x')).toEqual(none);
  const gate = createSourceGate({ app: world.app, log: { info: () => undefined, error: () => undefined } });
  const scope = { tenantId: mintId('tenant', world.clock, systemRandom), mode: 'live' } as const;
  const refused = { kind: 'failed', code: 'invalid-token', isFinal: true } as const;
  for (const key of [null, { scope, keyId: 'sec_a' }]) await gate.tell({ platform: 'x', key }, refused);
  await world.readModelsSettled();
  expect(await of('x')).toEqual([
    ['open', 2],
    ['switched_off', 0],
  ]);
  expect(await of('instagram')).toEqual(none);
  expect(JSON.stringify(await read())).not.toContain('ten_');
});
