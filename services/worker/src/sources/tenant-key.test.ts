import { loadState, readProviderKey, setProviderKey } from '@visaguard/application';
import { type Coverage, screening, sourceAdapter, sourceAdapterIdOf } from '@visaguard/domain';
import { operatorScope, type TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accepted, commandOf, ordered, registeredTenant } from '../testing/made-up-people.ts';
import { type MadeUpService, madeUpService, personOnInstagram, publicProfile } from '../testing/made-up-profiles.ts';
import { type ServiceByKey, serviceByKey } from '../testing/service-by-key.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';
import { openProfiles } from './open-profiles.ts';
import { createSourceGate, type SourceGate } from './source-gate.ts';

const keyOf = (letter: string) => `apify_api_${letter.repeat(36)}`;

let platform: MadeUpService;
let tenants: MadeUpService;
let service: ServiceByKey;
let world: TestWorker;
beforeAll(async () => {
  [platform, tenants] = [await madeUpService({ token: keyOf('p') }), await madeUpService({ token: keyOf('t') })];
  service = await serviceByKey([platform.service, tenants.service]);
  const gate = (): SourceGate => {
    const silent = { info: () => undefined, error: () => undefined };
    opened ??= createSourceGate({ app: world.app, log: silent });
    return opened;
  };
  let opened: SourceGate | null = null;
  world = await startTestWorker({
    profiles: (clock) =>
      openProfiles({
        ...{ token: keyOf('p'), baseUrl: service.url, actors: [], runsMax: 25, clock },
        gate: { ask: (of) => gate().ask(of), tell: (of, outcome) => gate().tell(of, outcome) },
        tenantKey: (scope) => readProviderKey(world.app, scope, 'apify'),
        waits: { afterStart: 5, running: () => 5, busy: 10, closed: 10, retry: 10, lostStart: 0, slot: 5 },
        pauses: { retryMs: 1, settleMs: 1 },
      }),
  });
});
beforeEach(() => Object.assign(platform.scripts, { profile: publicProfile() }));
afterAll(async () => {
  await world?.stop();
  await service?.close();
  await Promise.all([platform?.service.close(), tenants?.service.close()]);
});

async function tenant(key: string | null): Promise<TenantScope> {
  const scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
  if (key !== null) await setKey(scope, key);
  return scope;
}

async function setKey(scope: TenantScope, secret: string): Promise<void> {
  const asked = { provider: 'apify', secret, check: null, reply: () => ({}) } as const;
  accepted(await setProviderKey(world.app, commandOf(world, scope), asked));
}

async function coverageOf(scope: TenantScope): Promise<Coverage | undefined> {
  const streamId = await ordered(world, await personOnInstagram(world, scope));
  const state = async () => (await loadState(world.app, scope, { aggregate: screening, streamId })).state;
  await world.until('it is in review', async () => (await state()).kind === 'in_review');
  const reached = await state();
  return reached.kind === 'none' ? undefined : reached.sources[0]?.assessed?.coverage;
}

const breakerOf = async (scope: TenantScope) => {
  const on = { aggregate: sourceAdapter, streamId: sourceAdapterIdOf(scope, 'instagram') };
  return (await loadState(world.app, scope, on)).state.breaker;
};
const runs = () => [platform.service.runsStarted.length, tenants.service.runsStarted.length];
const since = ([ofPlatform = 0, ofTenants = 0]: number[]) => [
  ...[platform.service.runsStarted.length - ofPlatform, tenants.service.runsStarted.length - ofTenants],
];

describe('R29: whose key a screening is read with', () => {
  test('a tenant’s own for its screenings, the platform’s for those of everybody else', async () => {
    const [own, none] = [await tenant(keyOf('t')), await tenant(null)];
    const before = runs();
    expect(await coverageOf(own)).toEqual({ state: 'assessed' });
    expect(since(before)).toEqual([0, 2]);
    expect(await coverageOf(none)).toEqual({ state: 'assessed' });
    expect(since(before)).toEqual([2, 2]);
  });
});

describe('R30: a key that has expired', () => {
  test('ends the tenant’s source "adapter_down", opens its breaker alone, and is not tried again', async () => {
    const [expired, none] = [await tenant(keyOf('x')), await tenant(null)];
    expect(await coverageOf(expired)).toEqual({ state: 'not_assessed', reason: 'adapter_down' });
    expect(await breakerOf(expired)).toMatchObject({ kind: 'open', reasonCode: 'user-or-token-not-found' });
    expect(await breakerOf(operatorScope)).toEqual({ kind: 'closed' });
    const asked = platform.service.journal.length;
    expect(await coverageOf(expired)).toEqual({ state: 'not_assessed', reason: 'adapter_down' });
    expect(platform.service.journal.length).toBe(asked);
    expect(await coverageOf(none)).toEqual({ state: 'assessed' });
  });

  test('is replaced, and the next screening reads at once', async () => {
    const scope = await tenant(keyOf('y'));
    expect(await coverageOf(scope)).toEqual({ state: 'not_assessed', reason: 'adapter_down' });
    await setKey(scope, keyOf('t'));
    expect(await breakerOf(scope)).toEqual({ kind: 'closed' });
    expect(await coverageOf(scope)).toEqual({ state: 'assessed' });
  });
});

describe('R30: an adapter that breaks', () => {
  test('opens after five screenings that failed, ends the next "adapter_down" without a run, and closes again', async () => {
    const scope = await tenant(null);
    platform.scripts.profile = { items: [], status: 'FAILED' };
    for (let nth = 0; nth < 5; nth += 1) {
      expect(await coverageOf(scope)).toEqual({ state: 'not_assessed', reason: 'adapter_down' });
    }
    expect(await breakerOf(operatorScope)).toMatchObject({ kind: 'open', reasonCode: 'adapter_down' });
    platform.scripts.profile = publicProfile();
    world.later(60_000);
    expect(await coverageOf(scope)).toEqual({ state: 'assessed' });
    expect(await breakerOf(operatorScope)).toEqual({ kind: 'closed' });
  });
});
