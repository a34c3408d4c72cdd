import {
  addApplicant,
  applicant,
  closeCohort,
  cohort,
  createCohort,
  defaultPolicy,
  failScreening,
  openCohort,
  redactApplicant,
  screening,
} from '@visaguard/domain';
import {
  type ApplicantId,
  type CohortId,
  type HandleId,
  instant,
  mintId,
  ok,
  systemRandom,
  type TenantScope,
} from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execute } from './execute.ts';
import { declaredHandle, purpose, registeredTenant } from './testing/made-up-people.ts';
import { type PreparedOrder, type ScreeningOrders, screeningOrders } from './testing/screening-orders.ts';
import { decided, type TestApplication, taken, testApplication } from './testing/test-application.ts';

let world: TestApplication;
let orders: ScreeningOrders;
beforeAll(async () => {
  world = await testApplication();
  orders = screeningOrders(world);
});
afterAll(() => world?.stop());

describe('an order that every rule accepts', () => {
  test('holds all that it was decided on, so that it can be explained later', async () => {
    const prepared = await orders.ready();
    expect(await orders.send(prepared)).toMatchObject({ kind: 'done', replayed: false });
    const { screeningId, applicantId, consentId, handleIds } = prepared.order;
    const { archives } = await accountOf(prepared.scope, handleIds[0]);
    expect(await orders.orderedOf(prepared)).toEqual({
      screeningId,
      applicantId,
      cohortId: null,
      unitId: null,
      mode: 'requested',
      purpose,
      consentId,
      asOf: '2026-11-01T00:00:00.000Z',
      window: { from: '2021-11-02T00:00:00.000Z', to: '2026-11-01T23:59:59.999Z' },
      lookbackYears: 5,
      policy: defaultPolicy,
      gate: { version: 'gate-1', outcome: 'allow', rows: expect.arrayContaining([expect.any(String)]) },
      sources: [
        {
          sourceId: expect.stringMatching(/^src_/),
          platform: 'instagram',
          kind: 'archive',
          handleId: handleIds[0],
          uploads: archives,
        },
      ],
      orderedAt: instant(world.clock),
    });
  });

  test('an account named twice is one source', async () => {
    const prepared = await orders.ready();
    const [handleId] = prepared.order.handleIds;
    if (!handleId) throw new Error('there is a handle');
    const twice = { ...prepared, order: { ...prepared.order, handleIds: [handleId, handleId] } };
    expect(await orders.send(twice)).toMatchObject({ kind: 'done' });
    expect((await orders.orderedOf(twice))['sources']).toHaveLength(1);
  });

  test('an account without an export beside one with is left out', async () => {
    const prepared = await orders.ready();
    const { applicantId, consentId, handleIds } = prepared.order;
    const bare = await declaredHandle(world, prepared.scope, { applicantId, consentId, platform: 'x', archives: 0 });
    const both = { ...prepared, order: { ...prepared.order, handleIds: [...handleIds, bare.handleId] } };
    expect(await orders.send(both)).toMatchObject({ kind: 'done' });
    expect(await orders.orderedOf(both)).toMatchObject({ sources: [{ platform: 'instagram' }] });
  });
});

describe('an export is read once, so one screening at a time has it', () => {
  const again = ({ scope, order }: PreparedOrder): PreparedOrder => ({
    scope,
    order: { ...order, screeningId: mintId('screening', world.clock, systemRandom) },
  });

  test('a second order of it is refused, and told which screening has it', async () => {
    const first = await orders.ready();
    expect(await orders.send(first)).toMatchObject({ kind: 'done' });
    expect(await orders.refusalOf(again(first))).toMatchObject({
      code: 'archive_in_use',
      facts: { screening_id: first.order.screeningId },
    });
  });

  test('T17: of orders at the same moment one succeeds', async () => {
    const first = await orders.ready();
    const outcomes = await Promise.all([first, again(first), again(first)].map(orders.send));
    const refusals = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [outcome.refusal.code] : []));
    expect(refusals).toEqual(['archive_in_use', 'archive_in_use']);
  });

  test('what a screening that failed never read, the next one reads', async () => {
    const first = await orders.ready();
    await orders.send(first);
    await execute(world.app, world.commandOf(first.scope), async (reader) => {
      const on = await reader.load(screening, first.order.screeningId);
      return decided(on, failScreening(on.state, { code: 'disk_full', at: instant(world.clock) }));
    });
    const second = again(first);
    expect(await orders.send(second)).toMatchObject({ kind: 'done' });
    expect(await orders.refusalOf(again(first)), 'it has the export now').toMatchObject({
      facts: { screening_id: second.order.screeningId },
    });
  });
});

describe('R8: the applicant may shorten the look-back and nobody lengthens it', () => {
  test.each([
    [2, 2, '2024-11-02T00:00:00.000Z'],
    [7, 5, '2021-11-02T00:00:00.000Z'],
  ])('agreed to %i years: %i are read', async (agreed, read, from) => {
    const prepared = await orders.ready({ consent: { scope: { lookbackYears: agreed } } });
    expect(await orders.send(prepared)).toMatchObject({ kind: 'done' });
    expect(await orders.orderedOf(prepared)).toMatchObject({ lookbackYears: read, window: { from } });
  });

  test('the policy of the tenant at the time of the order is kept with it', async () => {
    const scope = await registeredTenant(world, { policy: { lookbackYears: 3, fourEyes: true } });
    const prepared = await orders.ready({ scope });
    expect(await orders.send(prepared)).toMatchObject({ kind: 'done' });
    expect(await orders.orderedOf(prepared)).toMatchObject({
      lookbackYears: 3,
      policy: { fourEyes: true, lookbackYears: 3 },
    });
  });
});

describe('in a cohort', () => {
  async function cohortWith(
    scope: TenantScope,
    applicants: readonly ApplicantId[],
    state: 'draft' | 'open' | 'closed',
  ) {
    const cohortId: CohortId = mintId('cohort', world.clock, systemRandom);
    const at = instant(world.clock);
    await world.given(scope, async (reader) => {
      const on = reader.fresh(cohort, cohortId);
      let events = [...taken(createCohort(on.state, { cohortId, unitId: null, name: 'Autumn', purpose }))];
      const now = () => events.reduce(cohort.evolve, on.state);
      for (const applicantId of applicants) events = [...events, ...taken(addApplicant(now(), { applicantId }))];
      const policy = { ...defaultPolicy, lookbackYears: 4 };
      if (state !== 'draft') events = [...events, ...taken(openCohort(now(), { policy, purposeCertified: true, at }))];
      if (state === 'closed') events = [...events, ...taken(closeCohort(now(), { at }))];
      return ok({ changes: [{ on, events }] });
    });
    return cohortId;
  }

  test('its frozen policy holds', async () => {
    const prepared = await orders.ready();
    const cohortId = await cohortWith(prepared.scope, [prepared.order.applicantId], 'open');
    const ordered = { ...prepared, order: { ...prepared.order, cohortId } };
    expect(await orders.send(ordered)).toMatchObject({ kind: 'done' });
    expect(await orders.orderedOf(ordered)).toMatchObject({ cohortId, lookbackYears: 4 });
  });

  test('there must be such a cohort, open, with the applicant in it', async () => {
    const prepared = await orders.ready();
    const { scope, order } = prepared;
    const codeIn = async (cohortId: CohortId) =>
      (await orders.refusalOf({ scope, order: { ...order, cohortId } })).code;
    expect(await codeIn(mintId('cohort', world.clock, systemRandom))).toBe('cohort_unknown');
    expect(await codeIn(await cohortWith(scope, [order.applicantId], 'draft'))).toBe('cohort_not_open');
    expect(await codeIn(await cohortWith(scope, [order.applicantId], 'closed'))).toBe('cohort_not_open');
    expect(await codeIn(await cohortWith(scope, [], 'open'))).toBe('applicant_not_in_cohort');
  });
});

describe('whom an order is about', () => {
  test('somebody unknown, erased, or of another tenant', async () => {
    const prepared = await orders.ready();
    const unknown = { ...prepared.order, applicantId: mintId('applicant', world.clock, systemRandom) };
    expect(await orders.refusalOf({ ...prepared, order: unknown })).toMatchObject({ code: 'applicant_unknown' });
    const scope = await registeredTenant(world);
    expect(await orders.refusalOf({ scope, order: prepared.order })).toMatchObject({ code: 'applicant_unknown' });
    await world.given(prepared.scope, async (reader) => {
      const on = await reader.load(applicant, prepared.order.applicantId);
      return decided(on, redactApplicant(on.state, { requestedBy: 'test' }));
    });
    expect(await orders.refusalOf(prepared)).toMatchObject({ code: 'applicant_redacted' });
  });

  test('the same screening is not ordered twice', async () => {
    const prepared = await orders.ready();
    expect(await orders.send(prepared)).toMatchObject({ kind: 'done' });
    expect((await orders.send(prepared)).kind).toBe('refused');
    expect(await world.eventsOf(prepared.scope, prepared.order.screeningId)).toHaveLength(1);
  });
});

async function accountOf(scope: TenantScope, handleId: HandleId | undefined) {
  if (!handleId) throw new Error('there is a handle');
  const { events } = await world.app.events.load(scope, handleId);
  const archives = events.flatMap(({ type, data }) =>
    type === 'handle.archive_attached' ? [(data as { evidenceId: string }).evidenceId] : [],
  );
  return { archives };
}
