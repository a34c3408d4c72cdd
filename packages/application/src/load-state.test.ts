import { addApplicant, applicant, cohort, createCohort, finding, handle, removeApplicant } from '@visaguard/domain';
import { type ApplicantId, type CohortId, mintId, systemRandom, type TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Application } from './application.ts';
import { execute } from './execute.ts';
import { loadState } from './load-state.ts';
import { claimReview, reviewFinding } from './review-case.ts';
import {
  createdApplicant,
  declaredHandle,
  purpose,
  recordedConsent,
  registeredTenant,
} from './testing/made-up-people.ts';
import { reviewCases } from './testing/review-cases.ts';
import { decided, type TestApplication, testApplication } from './testing/test-application.ts';

let world: TestApplication;
beforeAll(async () => {
  world = await testApplication();
});
afterAll(() => world?.stop());

const newId = <Kind extends 'cohort' | 'applicant'>(kind: Kind) => mintId(kind, world.clock, systemRandom);

async function newCohort(scope: TenantScope, cohortId = newId('cohort')): Promise<CohortId> {
  await world.given(scope, async (reader) => {
    const on = reader.fresh(cohort, cohortId);
    return decided(on, createCohort(on.state, { cohortId, unitId: null, name: 'Autumn', purpose }));
  });
  return cohortId;
}

type Seat = { readonly scope: TenantScope; readonly cohortId: CohortId; readonly applicantId: ApplicantId };

const change = (app: Application, decide: typeof addApplicant, { scope, cohortId, applicantId }: Seat) =>
  execute(app, world.commandOf(scope), async (reader) => {
    const on = await reader.load(cohort, cohortId);
    return decided(on, decide(on.state, { applicantId }));
  });

const load = (app: Application, scope: TenantScope, cohortId: CohortId) =>
  loadState(app, scope, { aggregate: cohort, streamId: cohortId });

/** What a process that keeps nothing would find. */
const whole = (scope: TenantScope, cohortId: CohortId) => load(world.otherProcess(), scope, cohortId);

/** The application, and how many events each of its loads has read. */
function counted(app: Application): { readonly app: Application; readonly read: number[] } {
  const read: number[] = [];
  const load: Application['events']['load'] = async (...of) => {
    const loaded = await app.events.load(...of);
    read.push(loaded.events.length);
    return loaded;
  };
  return { app: { ...app, events: { ...app.events, load } }, read };
}

describe('a stream that was loaded before', () => {
  test('is read on from there: nothing twice, and nothing of who else is in the cohort', async () => {
    const [scope, { app, read }] = [world.newScope(), counted(world.otherProcess())];
    const cohortId = await newCohort(scope);
    const people = Array.from({ length: 20 }, () => newId('applicant'));
    for (const applicantId of people) await change(world.app, addApplicant, { scope, cohortId, applicantId });
    const first = await load(app, scope, cohortId);
    expect(await load(app, scope, cohortId)).toEqual(first);
    await change(world.app, removeApplicant, { scope, cohortId, applicantId: people[3] ?? newId('applicant') });
    expect(await load(app, scope, cohortId)).toEqual(await whole(scope, cohortId));
    expect(read).toEqual([21, 0, 1]);
  });

  test('E3: what another process did meanwhile is decided on, also what it undid', async () => {
    const [scope, here, there] = [world.newScope(), world.otherProcess(), world.otherProcess()];
    const seat = { scope, cohortId: await newCohort(scope), applicantId: newId('applicant') };
    // Each is a decision on the other's last one; on an older state it would be taken for done already.
    for (let round = 0; round < 10; round++) {
      await change(round % 2 === 0 ? here : there, addApplicant, seat);
      await change(round % 2 === 0 ? there : here, removeApplicant, seat);
    }
    const { version } = await load(here, scope, seat.cohortId);
    expect(version).toBe(21);
    expect(await load(here, scope, seat.cohortId)).toEqual(await load(there, scope, seat.cohortId));
  });

  test('E3: two processes that change one cohort at once lose nothing', async () => {
    const [scope, here, there] = [world.newScope(), world.otherProcess(), world.otherProcess()];
    const cohortId = await newCohort(scope);
    const adding = async (app: Application) => {
      for (let nth = 0; nth < 40; nth++) {
        const seat = { scope, cohortId, applicantId: newId('applicant') };
        while ((await change(app, addApplicant, seat)).kind !== 'done');
      }
    };
    await Promise.all([adding(here), adding(there)]);
    for (const app of [here, there]) {
      const loaded = await load(app, scope, cohortId);
      expect(loaded).toMatchObject({ version: 81, state: { applicants: { size: 80 } } });
    }
  });

  test('a plan that was given up leaves nothing behind', async () => {
    const scope = world.newScope();
    const cohortId = await newCohort(scope);
    const before = await load(world.app, scope, cohortId);
    await execute(world.app, world.commandOf(scope), async (reader) => {
      const on = await reader.load(cohort, cohortId);
      const decision = addApplicant(on.state, { applicantId: newId('applicant') });
      if (decision.ok) decision.value.reduce(cohort.evolve, on.state);
      return { ok: false, error: { code: 'given_up', detail: 'Nothing was appended.' } };
    });
    expect(await load(world.app, scope, cohortId)).toEqual(before);
  });

  test('closed by another process it takes no changes', async () => {
    const scope = world.newScope();
    const cohortId = await newCohort(scope);
    const { version } = await load(world.app, scope, cohortId);
    const stream = { streamId: cohortId, category: 'cohort', expected: { exact: version }, close: true, events: [] };
    await world.otherProcess().events.append({ scope, commandId: 'close', bodyHash: '', streams: [stream] });
    const refused = await change(world.app, addApplicant, { scope, cohortId, applicantId: newId('applicant') });
    expect(refused).toMatchObject({ kind: 'refused', refusal: { code: 'stream_closed' } });
  });

  test('of a history that the store does not have says nothing: a copy was restored, and other things happened since', async () => {
    const restored = await testApplication();
    try {
      const scope = world.newScope();
      const cohortId = await newCohort(scope);
      const app = world.otherProcess();
      for (let nth = 0; nth < 3; nth++) {
        await change(app, addApplicant, { scope, cohortId, applicantId: newId('applicant') });
      }
      expect(await load(app, scope, cohortId)).toMatchObject({ version: 4, state: { applicants: { size: 3 } } });
      const copy = { ...app, events: restored.app.events };
      expect(await load(copy, scope, cohortId)).toMatchObject({ version: 0, state: { kind: 'none' } });
      await restored.given(scope, async (reader) => {
        const on = reader.fresh(cohort, cohortId);
        return decided(on, createCohort(on.state, { cohortId, unitId: null, name: 'Spring', purpose }));
      });
      const applicantId = newId('applicant');
      for (const decide of [addApplicant, removeApplicant, addApplicant]) {
        await change(restored.app, decide, { scope, cohortId, applicantId });
      }
      const { state, version } = await load(copy, scope, cohortId);
      expect(version).toBe(4);
      expect(state).toEqual((await load(restored.app, scope, cohortId)).state);
      expect(state).toMatchObject({ applicants: { size: 1 } });
    } finally {
      await restored.stop();
    }
  });

  test('R29: is not another tenant’s, nor that of the other mode, though the id is the same', async () => {
    const [mine, other] = [world.newScope(), world.newScope()];
    const cohortId = await newCohort(mine);
    await newCohort(other, cohortId);
    const applicantId = newId('applicant');
    await change(world.app, addApplicant, { scope: mine, cohortId, applicantId });
    expect((await load(world.app, mine, cohortId)).state).toMatchObject({ applicants: { size: 1 } });
    expect((await load(world.app, other, cohortId)).state).toMatchObject({ applicants: { size: 0 } });
    expect((await load(world.app, { ...mine, mode: 'live' }, cohortId)).state).toEqual({ kind: 'none' });
  });
});

test('R19, E32: nothing is kept of a stream that holds personal content, so nothing outlives an erasure', async () => {
  const scope = await registeredTenant(world);
  const applicantId = await createdApplicant(world, scope);
  const consentId = await recordedConsent(world, scope, { applicantId });
  const { handleId } = await declaredHandle(world, scope, { applicantId, consentId });
  for (const _twice of [1, 2]) {
    await loadState(world.app, scope, { aggregate: applicant, streamId: applicantId });
    await loadState(world.app, scope, { aggregate: handle, streamId: handleId });
  }
  for (const streamId of [applicantId, handleId]) expect(world.app.states.recall(scope, streamId)).toBeUndefined();
  await world.app.vault.eraseSubject(scope, applicantId, { requestId: 'req_1', by: 'mem_1' });
  const person = await loadState(world.app, scope, { aggregate: applicant, streamId: applicantId });
  expect(person.state).toMatchObject({ kind: 'created', personal: null });
  const account = await loadState(world.app, scope, { aggregate: handle, streamId: handleId });
  expect(account.state).toMatchObject({ kind: 'declared', canonical: null });
});

test('R19, E32: where personal content came later, what was kept before it is read on from and nothing of it is kept', async () => {
  const scope = await registeredTenant(world);
  const cases = reviewCases(world, scope);
  const [open, reviewerId] = [await cases.openCase(), await cases.reviewer()];
  const judged = () => loadState(world.app, scope, { aggregate: finding, streamId: open.findingId });
  const { state: proposed } = await judged();
  if (proposed.kind === 'none') throw new Error('it was proposed');
  const decision = { kind: 'dismiss', reason: 'A line of a song.' } as const;
  await claimReview(world.app, world.commandOf(scope), { ...open, reviewerId });
  await reviewFinding(world.app, world.commandOf(scope), { ...open, reviewerId, decision });
  for (const _twice of [1, 2]) expect((await judged()).state).toMatchObject({ reason: decision.reason });
  expect(world.app.states.recall(scope, open.findingId)).toMatchObject({ version: 1, state: proposed });

  const erasure = { requestId: 'req_1', by: 'mem_1' };
  await world.app.vault.eraseSubject(scope, proposed.proposal.applicantId, erasure);
  expect((await judged()).state).toMatchObject({ kind: 'dismissed', reason: null });
});
