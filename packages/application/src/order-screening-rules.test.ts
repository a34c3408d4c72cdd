import { handle, proveHandle, suspendTenant, tenant } from '@visaguard/domain';
import { type HandleId, mintId, systemRandom } from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderScreening } from './order-screening.ts';
import {
  createdApplicant,
  createdUnit,
  declaredHandle,
  recordedConsent,
  registeredTenant,
} from './testing/made-up-people.ts';
import { type ScreeningOrders, screeningOrders } from './testing/screening-orders.ts';
import { decided, type TestApplication, testApplication } from './testing/test-application.ts';

let world: TestApplication;
let orders: ScreeningOrders;
beforeAll(async () => {
  world = await testApplication();
  orders = screeningOrders(world);
});
afterAll(() => world?.stop());

describe('R1: no screening without a live consent of this person', () => {
  test('none recorded', async () => {
    const prepared = await orders.ready({}, { consentId: mintId('consent', world.clock, systemRandom) });
    expect(await orders.refusalOf(prepared)).toMatchObject({ code: 'consent_missing', rule: 'R1' });
  });

  test('the consent of somebody else', async () => {
    const prepared = await orders.ready();
    const other = await createdApplicant(world, prepared.scope);
    const consentId = await recordedConsent(world, prepared.scope, { applicantId: other });
    expect(await orders.refusalOf({ ...prepared, order: { ...prepared.order, consentId } })).toMatchObject({
      code: 'consent_unknown',
    });
  });

  test('an expired one', async () => {
    const prepared = await orders.ready({ consent: { expiresAt: '2026-11-01T10:00:00.000Z' } });
    const late = world.commandOf(prepared.scope, { at: '2026-11-01T10:00:00.000Z' });
    expect(await orderScreening(world.app, late, prepared.order)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'consent_expired', rule: 'R1' },
    });
  });

  test('one withdrawn between the look and the order: the order is decided anew and refused', async () => {
    const prepared = await orders.ready();
    const { append } = world.app.events;
    let raced = false;
    const racing: typeof append = async (request) => {
      if (!raced && request.streams.some(({ category }) => category === 'screening')) {
        raced = true;
        await orders.withdraw(prepared);
      }
      return append(request);
    };
    const app = { ...world.app, events: { ...world.app.events, append: racing } };
    const outcome = await orderScreening(app, world.commandOf(prepared.scope), prepared.order);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'consent_withdrawn', rule: 'R2' } });
  });
});

describe('R2: a consent holds for what it names', () => {
  test('withdrawn', async () => {
    const prepared = await orders.ready();
    await orders.withdraw(prepared);
    expect(await orders.refusalOf(prepared)).toMatchObject({ code: 'consent_withdrawn', rule: 'R2' });
  });

  test('for another platform', async () => {
    const prepared = await orders.ready({ consent: { scope: { platforms: ['x'] } } });
    expect(await orders.refusalOf(prepared)).toMatchObject({ code: 'consent_other_platforms', rule: 'R2' });
  });

  test('without the tenant as recipient', async () => {
    const prepared = await orders.ready({ consent: { scope: { requesterNamed: false } } });
    expect(await orders.refusalOf(prepared)).toMatchObject({ code: 'consent_without_requester', rule: 'R2' });
  });
});

describe('R4: the gate is asked at the order', () => {
  test.each([
    ['the tenant stands where it is forbidden', { tenantPlace: 'XF', place: 'XA' }, null],
    ['the applicant lives where it is forbidden', { tenantPlace: 'XA', place: 'XF' }, null],
    ['the applicant lives where only they may act', { tenantPlace: 'XA', place: 'XS' }, 'self'],
    ['the place of the applicant is unknown', { tenantPlace: 'XA', place: null }, null],
  ])('%s', async (_case, { tenantPlace, place }, alternative) => {
    const scope = await registeredTenant(world, { place: tenantPlace });
    const refusal = await orders.refusalOf(await orders.ready({ scope, place }));
    expect(refusal).toMatchObject({ code: 'jurisdiction_forbidden', rule: 'R4', facts: { alternative } });
    expect(refusal.facts).toMatchObject({ gate_version: 'gate-1' });
  });

  test('the gate speaks before any other rule', async () => {
    const scope = await registeredTenant(world, { place: 'XF', certified: [] });
    expect(await orders.refusalOf(await orders.ready({ scope }, { certified: false }))).toMatchObject({ rule: 'R4' });
  });

  test('a unit of the tenant in another place is asked too', async () => {
    const scope = await registeredTenant(world);
    const unitId = await createdUnit(world, scope, { place: 'XF' });
    expect(await orders.refusalOf(await orders.ready({ scope, unitId }))).toMatchObject({ rule: 'R4' });
  });

  test('a desk without a place of its own stands where its campus stands', async () => {
    const scope = await registeredTenant(world);
    const campus = await createdUnit(world, scope, { place: 'XF' });
    const faculty = await createdUnit(world, scope, { place: null, under: campus });
    const unitId = await createdUnit(world, scope, { place: null, under: faculty });
    expect(await orders.refusalOf(await orders.ready({ scope, unitId }))).toMatchObject({ rule: 'R4' });
  });

  test('where only the applicant may act, a self-screening goes through and says on which row', async () => {
    const scope = await registeredTenant(world, { place: 'XS' });
    const prepared = await orders.ready({ scope, place: 'XS' }, { mode: 'self' });
    expect(await orders.send(prepared)).toMatchObject({ kind: 'done' });
    expect(await orders.orderedOf(prepared)).toMatchObject({ gate: { outcome: 'self_only', version: 'gate-1' } });
  });
});

describe('R6: purpose and non-discrimination are certified', () => {
  test('not by the tenant', async () => {
    const scope = await registeredTenant(world, { certified: ['self_check'] });
    expect(await orders.refusalOf(await orders.ready({ scope }))).toMatchObject({
      code: 'purpose_not_certified',
      rule: 'R6',
    });
  });

  test('more than a year ago', async () => {
    const prepared = await orders.ready({ consent: { expiresAt: '2027-11-01T09:00:00.000Z' } });
    const late = world.commandOf(prepared.scope, { at: '2027-11-01T09:00:00.000Z' });
    expect(await orderScreening(world.app, late, prepared.order)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'purpose_not_certified', rule: 'R6' },
    });
  });

  test('not with this order', async () => {
    expect(await orders.refusalOf(await orders.ready({}, { certified: false }))).toMatchObject({
      code: 'order_not_certified',
      rule: 'R6',
    });
  });

  test('a consent for another purpose', async () => {
    const prepared = await orders.ready({ consent: { scope: { purpose: 'self_check' } } });
    expect(await orders.refusalOf(prepared)).toMatchObject({ code: 'consent_other_purpose', rule: 'R6' });
  });

  test('a suspended tenant orders nothing', async () => {
    const prepared = await orders.ready();
    await world.given(prepared.scope, async (reader) => {
      const on = await reader.load(tenant, prepared.scope.tenantId);
      return decided(on, suspendTenant(on.state, { reason: 'sample' }));
    });
    expect(await orders.refusalOf(prepared)).toMatchObject({ rule: 'R6' });
  });
});

describe('R7: accounts are declared by the applicant, and a held one waits', () => {
  test('a handle that nobody declared', async () => {
    const prepared = await orders.ready({}, { handleIds: [mintId('handle', world.clock, systemRandom)] });
    expect(await orders.refusalOf(prepared)).toMatchObject({ code: 'handle_unknown' });
  });

  test('a handle of somebody else', async () => {
    const prepared = await orders.ready();
    const other = await orders.ready({ scope: prepared.scope });
    const order = { ...prepared.order, handleIds: other.order.handleIds };
    expect(await orders.refusalOf({ ...prepared, order })).toMatchObject({ code: 'handle_unknown' });
  });

  test('a held handle', async () => {
    const prepared = await orders.ready();
    const [handleId] = prepared.order.handleIds;
    for (const accountId of ['1', '2']) {
      await world.given(prepared.scope, async (reader) => {
        const on = await reader.load(handle, handleId as HandleId);
        return decided(on, proveHandle(on.state, { identifiers: ['handle', 'email', 'account_id'], accountId }));
      });
    }
    expect(await orders.refusalOf(prepared)).toMatchObject({ code: 'handle_held', rule: 'R7' });
  });

  test('no export attached to any', async () => {
    const prepared = await orders.ready();
    const { applicantId, consentId } = prepared.order;
    const bare = await declaredHandle(world, prepared.scope, { applicantId, consentId, archives: 0 });
    const order = { ...prepared.order, handleIds: [bare.handleId] };
    expect(await orders.refusalOf({ ...prepared, order })).toMatchObject({ code: 'no_sources' });
  });
});
