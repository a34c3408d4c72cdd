import { handle, proveHandle, recordAssessed, retireHandle, screening, setPolicy, tenant } from '@visaguard/domain';
import { type HandleId, instant, mintId, ok, systemRandom } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { retryScreening } from './retry-screening.ts';
import { declaredHandle, registeredTenant } from './testing/made-up-people.ts';
import { type PreparedOrder, type ScreeningOrders, screeningOrders } from './testing/screening-orders.ts';
import { decided, type TestApplication, testApplication } from './testing/test-application.ts';

let world: TestApplication;
let orders: ScreeningOrders;
beforeAll(async () => {
  world = await testApplication();
  orders = screeningOrders(world);
});
afterAll(() => world?.stop());

/** A screening of two exports, neither of which could be read. */
async function failed(policy: { readonly lookbackYears?: number } = {}) {
  const prepared = await orders.ready({ scope: await registeredTenant(world, { policy }) });
  const { applicantId, consentId, handleIds, screeningId } = prepared.order;
  const second = await declaredHandle(world, prepared.scope, { applicantId, consentId, platform: 'x' });
  const order = { ...prepared.order, handleIds: [...handleIds, second.handleId] };
  expect(await orders.send({ ...prepared, order })).toMatchObject({ kind: 'done' });
  await world.given(prepared.scope, async (reader) => {
    const on = await reader.load(screening, screeningId);
    if (on.state.kind === 'none') throw new Error('it was ordered');
    const events = on.state.sources.flatMap(({ sourceId }) => {
      const decision = recordAssessed(on.state, {
        ...{ sourceId, coverage: { state: 'not_assessed', reason: 'adapter_down' }, analysisId: null, voters: [] },
        counts: {
          ...{ postsAssessed: 0, postsNotAssessed: {}, redacted: 0, findingsProposed: 0 },
          publicPosts: { read: 0, assessed: 0 },
        },
        assessedAt: instant(world.clock),
      });
      return decision.ok ? decision.value : [];
    });
    return ok({ changes: [{ on, events }] });
  });
  return { ...prepared, order };
}

async function retry({ scope, order }: PreparedOrder) {
  const screeningId = mintId('screening', world.clock, systemRandom);
  const asked = { screeningId: order.screeningId, retriedBy: screeningId, certified: true, reply: {} };
  const outcome = await retryScreening(world.app, world.commandOf(scope), asked);
  const events = await world.eventsOf(scope, order.screeningId);
  const noted = events.filter(({ type }) => type === 'screening.retried').at(-1)?.data;
  const ordered = async () => orders.orderedOf({ scope, order: { ...order, screeningId } });
  return { outcome, noted, ordered };
}

async function held({ scope }: PreparedOrder, handleId: HandleId | undefined): Promise<void> {
  for (const accountId of ['1', '2']) {
    await world.given(scope, async (reader) => {
      const on = await reader.load(handle, handleId as HandleId);
      return decided(on, proveHandle(on.state, { identifiers: ['handle', 'email', 'account_id'], accountId }));
    });
  }
}

async function retired({ scope }: PreparedOrder, handleId: HandleId | undefined): Promise<void> {
  await world.given(scope, async (reader) => {
    const on = await reader.load(handle, handleId as HandleId);
    return decided(on, retireHandle(on.state));
  });
}

test.each([
  ['held', held],
  ['retired', retired],
])('R7: an account that is %s by now is left out, and the others are read again', async (_state, become) => {
  const first = await failed();
  const [one, other] = first.order.handleIds;
  await become(first, one);
  const { outcome, noted, ordered } = await retry(first);
  expect(outcome).toMatchObject({ kind: 'done' });
  expect(await ordered()).toMatchObject({ sources: [{ handleId: other }] });
  expect(noted).toMatchObject({ sourceIds: [expect.any(String)] });
  await become(first, other);
  expect((await retry(first)).outcome).toMatchObject({ kind: 'refused', refusal: { code: 'nothing_to_retry' } });
});

test('policy and window are those of the first screening, whatever the tenant has changed since', async () => {
  const first = await failed({ lookbackYears: 2 });
  const before = await orders.orderedOf(first);
  await world.given(first.scope, async (reader) => {
    const on = await reader.load(tenant, first.scope.tenantId);
    if (on.state.kind === 'none') throw new Error('the tenant is registered');
    return decided(on, setPolicy(on.state, { ...on.state.policy, lookbackYears: 5 }));
  });
  const again = await (await retry(first)).ordered();
  const { lookbackYears, window, policy } = before;
  expect(lookbackYears).toBe(2);
  expect(again).toMatchObject({ lookbackYears, window, policy });
});
