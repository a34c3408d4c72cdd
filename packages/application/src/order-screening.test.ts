import {
  addApplicant,
  applicant,
  closeCohort,
  cohort,
  consent,
  createCohort,
  defaultPolicy,
  failScreening,
  handle,
  openCohort,
  proveHandle,
  redactApplicant,
  screening,
  suspendTenant,
  tenant,
  withdrawConsent,
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
  type UnitId,
} from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandOutcome } from './command.ts';
import { execute } from './execute.ts';
import { orderScreening, type ScreeningOrder } from './order-screening.ts';
import {
  createdApplicant,
  createdUnit,
  declaredHandle,
  purpose,
  recordedConsent,
  registeredTenant,
} from './testing/made-up-people.ts';
import { decided, type TestApplication, testApplication } from './testing/test-application.ts';

let world: TestApplication;
beforeAll(async () => {
  world = await testApplication();
});
afterAll(() => world?.stop());

type Ready = { scope: TenantScope; order: ScreeningOrder };
type People = {
  readonly scope?: TenantScope;
  readonly place?: string | null;
  readonly consent?: Omit<Parameters<typeof recordedConsent>[2], 'applicantId'>;
  readonly unitId?: UnitId;
};

/** An order that every rule accepts, unless a test changes it. */
async function ready(people: People = {}, change: Partial<ScreeningOrder> = {}): Promise<Ready> {
  const scope = people.scope ?? (await registeredTenant(world));
  const { place = 'XA', unitId } = people;
  const applicantId = await createdApplicant(world, scope, { place, ...(unitId === undefined ? {} : { unitId }) });
  const consentId = await recordedConsent(world, scope, { applicantId, ...people.consent });
  const { handleId } = await declaredHandle(world, scope, { applicantId, consentId });
  const order: ScreeningOrder = {
    screeningId: mintId('screening', world.clock, systemRandom),
    applicantId,
    cohortId: null,
    mode: 'requested',
    purpose,
    consentId,
    handleIds: [handleId],
    asOf: '2026-11-01T00:00:00.000Z',
    certified: true,
    ...change,
  };
  return { scope, order };
}

const send = ({ scope, order }: Ready): Promise<CommandOutcome> =>
  orderScreening(world.app, world.commandOf(scope), order);

async function refusalOf(prepared: Ready) {
  const outcome = await send(prepared);
  if (outcome.kind !== 'refused') throw new Error(`expected a refusal, got ${outcome.kind}`);
  expect((await world.app.events.load(prepared.scope, prepared.order.screeningId)).version, 'nothing is stored').toBe(
    0,
  );
  return outcome.refusal;
}

async function orderedOf({ scope, order }: Ready) {
  const [event] = await world.eventsOf(scope, order.screeningId);
  if (event?.type !== 'screening.ordered') throw new Error('nothing was ordered');
  return event.data as Record<string, unknown>;
}

describe('an order that every rule accepts', () => {
  test('holds all that it was decided on, so that it can be explained later', async () => {
    const prepared = await ready();
    expect(await send(prepared)).toMatchObject({ kind: 'done', replayed: false });
    const { screeningId, applicantId, consentId, handleIds } = prepared.order;
    const { archives } = await accountOf(prepared.scope, handleIds[0]);
    expect(await orderedOf(prepared)).toEqual({
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
    const prepared = await ready();
    const [handleId] = prepared.order.handleIds;
    if (!handleId) throw new Error('there is a handle');
    const twice = { ...prepared, order: { ...prepared.order, handleIds: [handleId, handleId] } };
    expect(await send(twice)).toMatchObject({ kind: 'done' });
    expect((await orderedOf(twice))['sources']).toHaveLength(1);
  });

  test('an account without an export beside one with is left out', async () => {
    const prepared = await ready();
    const { applicantId, consentId, handleIds } = prepared.order;
    const bare = await declaredHandle(world, prepared.scope, { applicantId, consentId, platform: 'x', archives: 0 });
    const both = { ...prepared, order: { ...prepared.order, handleIds: [...handleIds, bare.handleId] } };
    expect(await send(both)).toMatchObject({ kind: 'done' });
    expect(await orderedOf(both)).toMatchObject({ sources: [{ platform: 'instagram' }] });
  });
});

describe('R1: no screening without a live consent of this person', () => {
  test('none recorded', async () => {
    const prepared = await ready({}, { consentId: mintId('consent', world.clock, systemRandom) });
    expect(await refusalOf(prepared)).toMatchObject({ code: 'consent_missing', rule: 'R1' });
  });

  test('the consent of somebody else', async () => {
    const prepared = await ready();
    const other = await createdApplicant(world, prepared.scope);
    const consentId = await recordedConsent(world, prepared.scope, { applicantId: other });
    expect(await refusalOf({ ...prepared, order: { ...prepared.order, consentId } })).toMatchObject({
      code: 'consent_unknown',
    });
  });

  test('an expired one', async () => {
    const prepared = await ready({ consent: { expiresAt: '2026-11-01T10:00:00.000Z' } });
    const late = world.commandOf(prepared.scope, { at: '2026-11-01T10:00:00.000Z' });
    expect(await orderScreening(world.app, late, prepared.order)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'consent_expired', rule: 'R1' },
    });
  });

  test('one withdrawn between the look and the order: the order is decided anew and refused', async () => {
    const prepared = await ready();
    const { append } = world.app.events;
    let raced = false;
    const racing: typeof append = async (request) => {
      if (!raced && request.streams.some(({ category }) => category === 'screening')) {
        raced = true;
        await withdraw(prepared);
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
    const prepared = await ready();
    await withdraw(prepared);
    expect(await refusalOf(prepared)).toMatchObject({ code: 'consent_withdrawn', rule: 'R2' });
  });

  test('for another platform', async () => {
    const prepared = await ready({ consent: { scope: { platforms: ['x'] } } });
    expect(await refusalOf(prepared)).toMatchObject({ code: 'consent_other_platforms', rule: 'R2' });
  });

  test('without the tenant as recipient', async () => {
    const prepared = await ready({ consent: { scope: { requesterNamed: false } } });
    expect(await refusalOf(prepared)).toMatchObject({ code: 'consent_without_requester', rule: 'R2' });
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
    const refusal = await refusalOf(await ready({ scope, place }));
    expect(refusal).toMatchObject({ code: 'jurisdiction_forbidden', rule: 'R4', facts: { alternative } });
    expect(refusal.facts).toMatchObject({ gate_version: 'gate-1' });
  });

  test('the gate speaks before any other rule', async () => {
    const scope = await registeredTenant(world, { place: 'XF', certified: [] });
    expect(await refusalOf(await ready({ scope }, { certified: false }))).toMatchObject({ rule: 'R4' });
  });

  test('a unit of the tenant in another place is asked too', async () => {
    const scope = await registeredTenant(world);
    const unitId = await createdUnit(world, scope, { place: 'XF' });
    expect(await refusalOf(await ready({ scope, unitId }))).toMatchObject({ rule: 'R4' });
  });

  test('a desk without a place of its own stands where its campus stands', async () => {
    const scope = await registeredTenant(world);
    const campus = await createdUnit(world, scope, { place: 'XF' });
    const faculty = await createdUnit(world, scope, { place: null, under: campus });
    const unitId = await createdUnit(world, scope, { place: null, under: faculty });
    expect(await refusalOf(await ready({ scope, unitId }))).toMatchObject({ rule: 'R4' });
  });

  test('where only the applicant may act, a self-screening goes through and says on which row', async () => {
    const scope = await registeredTenant(world, { place: 'XS' });
    const prepared = await ready({ scope, place: 'XS' }, { mode: 'self' });
    expect(await send(prepared)).toMatchObject({ kind: 'done' });
    expect(await orderedOf(prepared)).toMatchObject({ gate: { outcome: 'self_only', version: 'gate-1' } });
  });
});

describe('R6: purpose and non-discrimination are certified', () => {
  test('not by the tenant', async () => {
    const scope = await registeredTenant(world, { certified: ['self_check'] });
    expect(await refusalOf(await ready({ scope }))).toMatchObject({ code: 'purpose_not_certified', rule: 'R6' });
  });

  test('more than a year ago', async () => {
    const prepared = await ready({ consent: { expiresAt: '2027-11-01T09:00:00.000Z' } });
    const late = world.commandOf(prepared.scope, { at: '2027-11-01T09:00:00.000Z' });
    expect(await orderScreening(world.app, late, prepared.order)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'purpose_not_certified', rule: 'R6' },
    });
  });

  test('not with this order', async () => {
    expect(await refusalOf(await ready({}, { certified: false }))).toMatchObject({
      code: 'order_not_certified',
      rule: 'R6',
    });
  });

  test('a consent for another purpose', async () => {
    const prepared = await ready({ consent: { scope: { purpose: 'self_check' } } });
    expect(await refusalOf(prepared)).toMatchObject({ code: 'consent_other_purpose', rule: 'R6' });
  });

  test('a suspended tenant orders nothing', async () => {
    const prepared = await ready();
    await world.given(prepared.scope, async (reader) => {
      const on = await reader.load(tenant, prepared.scope.tenantId);
      return decided(on, suspendTenant(on.state, { reason: 'sample' }));
    });
    expect(await refusalOf(prepared)).toMatchObject({ rule: 'R6' });
  });
});

describe('R7: accounts are declared by the applicant, and a held one waits', () => {
  test('a handle that nobody declared', async () => {
    const prepared = await ready({}, { handleIds: [mintId('handle', world.clock, systemRandom)] });
    expect(await refusalOf(prepared)).toMatchObject({ code: 'handle_unknown' });
  });

  test('a handle of somebody else', async () => {
    const prepared = await ready();
    const other = await ready({ scope: prepared.scope });
    const order = { ...prepared.order, handleIds: other.order.handleIds };
    expect(await refusalOf({ ...prepared, order })).toMatchObject({ code: 'handle_unknown' });
  });

  test('a held handle', async () => {
    const prepared = await ready();
    const [handleId] = prepared.order.handleIds;
    for (const accountId of ['1', '2']) {
      await world.given(prepared.scope, async (reader) => {
        const on = await reader.load(handle, handleId as HandleId);
        return decided(on, proveHandle(on.state, { identifiers: ['handle', 'email', 'account_id'], accountId }));
      });
    }
    expect(await refusalOf(prepared)).toMatchObject({ code: 'handle_held', rule: 'R7' });
  });

  test('no export attached to any', async () => {
    const prepared = await ready();
    const { applicantId, consentId } = prepared.order;
    const bare = await declaredHandle(world, prepared.scope, { applicantId, consentId, archives: 0 });
    const order = { ...prepared.order, handleIds: [bare.handleId] };
    expect(await refusalOf({ ...prepared, order })).toMatchObject({ code: 'no_sources' });
  });
});

describe('an export is read once, so one screening at a time has it', () => {
  const again = ({ scope, order }: Ready): Ready => ({
    scope,
    order: { ...order, screeningId: mintId('screening', world.clock, systemRandom) },
  });

  test('a second order of it is refused, and told which screening has it', async () => {
    const first = await ready();
    expect(await send(first)).toMatchObject({ kind: 'done' });
    expect(await refusalOf(again(first))).toMatchObject({
      code: 'archive_in_use',
      facts: { screening_id: first.order.screeningId },
    });
  });

  test('T17: of orders at the same moment one succeeds', async () => {
    const first = await ready();
    const outcomes = await Promise.all([first, again(first), again(first)].map(send));
    const refusals = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [outcome.refusal.code] : []));
    expect(refusals).toEqual(['archive_in_use', 'archive_in_use']);
  });

  test('what a screening that failed never read, the next one reads', async () => {
    const first = await ready();
    await send(first);
    await execute(world.app, world.commandOf(first.scope), async (reader) => {
      const on = await reader.load(screening, first.order.screeningId);
      return decided(on, failScreening(on.state, { code: 'disk_full', at: instant(world.clock) }));
    });
    const second = again(first);
    expect(await send(second)).toMatchObject({ kind: 'done' });
    expect(await refusalOf(again(first)), 'it has the export now').toMatchObject({
      facts: { screening_id: second.order.screeningId },
    });
  });
});

describe('R8: the applicant may shorten the look-back and nobody lengthens it', () => {
  test.each([
    [2, 2, '2024-11-02T00:00:00.000Z'],
    [7, 5, '2021-11-02T00:00:00.000Z'],
  ])('agreed to %i years: %i are read', async (agreed, read, from) => {
    const prepared = await ready({ consent: { scope: { lookbackYears: agreed } } });
    expect(await send(prepared)).toMatchObject({ kind: 'done' });
    expect(await orderedOf(prepared)).toMatchObject({ lookbackYears: read, window: { from } });
  });

  test('the policy of the tenant at the time of the order is kept with it', async () => {
    const scope = await registeredTenant(world, { policy: { lookbackYears: 3, fourEyes: true } });
    const prepared = await ready({ scope });
    expect(await send(prepared)).toMatchObject({ kind: 'done' });
    expect(await orderedOf(prepared)).toMatchObject({ lookbackYears: 3, policy: { fourEyes: true, lookbackYears: 3 } });
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
    const prepared = await ready();
    const cohortId = await cohortWith(prepared.scope, [prepared.order.applicantId], 'open');
    const ordered = { ...prepared, order: { ...prepared.order, cohortId } };
    expect(await send(ordered)).toMatchObject({ kind: 'done' });
    expect(await orderedOf(ordered)).toMatchObject({ cohortId, lookbackYears: 4 });
  });

  test('there must be such a cohort, open, with the applicant in it', async () => {
    const prepared = await ready();
    const { scope, order } = prepared;
    const codeIn = async (cohortId: CohortId) => (await refusalOf({ scope, order: { ...order, cohortId } })).code;
    expect(await codeIn(mintId('cohort', world.clock, systemRandom))).toBe('cohort_unknown');
    expect(await codeIn(await cohortWith(scope, [order.applicantId], 'draft'))).toBe('cohort_not_open');
    expect(await codeIn(await cohortWith(scope, [order.applicantId], 'closed'))).toBe('cohort_not_open');
    expect(await codeIn(await cohortWith(scope, [], 'open'))).toBe('applicant_not_in_cohort');
  });
});

describe('whom an order is about', () => {
  test('somebody unknown, erased, or of another tenant', async () => {
    const prepared = await ready();
    const unknown = { ...prepared.order, applicantId: mintId('applicant', world.clock, systemRandom) };
    expect(await refusalOf({ ...prepared, order: unknown })).toMatchObject({ code: 'applicant_unknown' });
    const scope = await registeredTenant(world);
    expect(await refusalOf({ scope, order: prepared.order })).toMatchObject({ code: 'applicant_unknown' });
    await world.given(prepared.scope, async (reader) => {
      const on = await reader.load(applicant, prepared.order.applicantId);
      return decided(on, redactApplicant(on.state, { requestedBy: 'test' }));
    });
    expect(await refusalOf(prepared)).toMatchObject({ code: 'applicant_redacted' });
  });

  test('the same screening is not ordered twice', async () => {
    const prepared = await ready();
    expect(await send(prepared)).toMatchObject({ kind: 'done' });
    expect((await send(prepared)).kind).toBe('refused');
    expect(await world.eventsOf(prepared.scope, prepared.order.screeningId)).toHaveLength(1);
  });
});

async function withdraw({ scope, order }: Ready): Promise<void> {
  const outcome = await execute(world.app, world.commandOf(scope), async (reader) => {
    const on = await reader.load(consent, order.consentId);
    return decided(on, withdrawConsent(on.state, { at: instant(world.clock) }));
  });
  expect(outcome.kind).toBe('done');
}

async function accountOf(scope: TenantScope, handleId: HandleId | undefined) {
  if (!handleId) throw new Error('there is a handle');
  const { events } = await world.app.events.load(scope, handleId);
  const archives = events.flatMap(({ type, data }) =>
    type === 'handle.archive_attached' ? [(data as { evidenceId: string }).evidenceId] : [],
  );
  return { archives };
}

function taken<Event>(
  decision: { ok: true; value: readonly Event[] } | { ok: false; error: unknown },
): readonly Event[] {
  if (!decision.ok) throw new Error(JSON.stringify(decision.error));
  return decision.value;
}
