import { loadState } from '@visaguard/application';
import {
  addApplicant,
  cohort,
  createCohort,
  defaultPolicy,
  openCohort,
  removeApplicant,
  screening,
  startCohortScreening,
} from '@visaguard/domain';
import {
  type ApplicantId,
  type CohortId,
  instant,
  mintId,
  ok,
  type ScreeningId,
  scopeKey,
  systemRandom,
  type TenantScope,
} from '@visaguard/kernel';
import { inTenantScope } from '@visaguard/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { purgeExpiredUploads } from './purge-expired-uploads.ts';
import {
  addedMember,
  given,
  harmless,
  instagramOf,
  ordered,
  personWith,
  purpose,
  recordedConsent,
  registeredTenant,
  threat,
  xOf,
} from './testing/made-up-people.ts';
import { startTestWorker, type TestWorker } from './testing/start-test-worker.ts';

let world: TestWorker;
beforeAll(async () => {
  world = await startTestWorker();
});
afterAll(() => world?.stop());

async function kindOf(scope: TenantScope, screeningId: ScreeningId): Promise<string> {
  return (await loadState(world.app, scope, { aggregate: screening, streamId: screeningId })).state.kind;
}
const isReady = (scope: TenantScope, screeningId: ScreeningId) =>
  world.until(`${screeningId} is ready`, async () => (await kindOf(scope, screeningId)) === 'ready');

describe('a cohort', () => {
  async function openedCohort(scope: TenantScope, applicants: readonly ApplicantId[]): Promise<CohortId> {
    const cohortId = mintId('cohort', world.clock, systemRandom);
    await given(world, scope, async (reader) => {
      const on = reader.fresh(cohort, cohortId);
      let events = [...taken(createCohort(on.state, { cohortId, unitId: null, name: 'Autumn', purpose }))];
      const now = () => events.reduce(cohort.evolve, on.state);
      for (const applicantId of applicants) events = [...events, ...taken(addApplicant(now(), { applicantId }))];
      const opening = { policy: defaultPolicy, purposeCertified: true, at: instant(world.clock) };
      events = [...events, ...taken(openCohort(now(), opening))];
      return ok({ changes: [{ on, events }] });
    });
    return cohortId;
  }

  async function started(scope: TenantScope, cohortId: CohortId): Promise<void> {
    await given(world, scope, async (reader) => {
      const on = await reader.load(cohort, cohortId);
      const decision = startCohortScreening(on.state, { at: instant(world.clock) });
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    });
  }

  async function roundOf(scope: TenantScope, cohortId: CohortId) {
    await world.until('the round has finished', async () => {
      const { state } = await loadState(world.app, scope, { aggregate: cohort, streamId: cohortId });
      return state.kind !== 'none' && state.roundsStarted > 0 && state.roundsFinished === state.roundsStarted;
    });
    await world.readModelsSettled();
    return world.queries.cohorts.get(scope, cohortId);
  }

  test('R1, R17: everyone with a consent is screened; who cannot be is told by code, and holds up nobody', async () => {
    const scope = await registeredTenant(world);
    const people = await Promise.all([
      personWith(world, scope, { instagram: instagramOf(harmless) }),
      personWith(world, scope, { x: xOf([threat]) }),
      personWith(world, scope, {}),
    ]);
    const stranger = mintId('applicant', world.clock, systemRandom);
    const cohortId = await openedCohort(scope, [...people.map(({ applicantId }) => applicantId), stranger]);
    await started(scope, cohortId);
    const row = await roundOf(scope, cohortId);
    expect(row?.refused).toEqual([
      { applicantId: people[2]?.applicantId, code: 'no_sources' },
      { applicantId: stranger, code: 'consent_missing' },
    ]);
    const page = await world.queries.screenings.list(scope, { cohortId }, { limit: 10, startingAfter: null });
    expect(page.rows).toHaveLength(2);
    await Promise.all(page.rows.map(({ screeningId }) => isReady(scope, screeningId as ScreeningId)));
  });

  test('the order names the newest consent that could serve, not merely the newest', async () => {
    const scope = await registeredTenant(world);
    const person = await personWith(world, scope, { instagram: instagramOf(harmless) });
    world.later(1_000);
    await recordedConsent(world, scope, { applicantId: person.applicantId, purpose: 'self_check' });
    const cohortId = await openedCohort(scope, [person.applicantId]);
    await started(scope, cohortId);
    expect((await roundOf(scope, cohortId))?.refused).toEqual([]);
  });

  test('a round of which everybody was removed finishes, and the next one can start', async () => {
    const scope = await registeredTenant(world);
    const person = await personWith(world, scope, { instagram: instagramOf(harmless) });
    const cohortId = await openedCohort(scope, [person.applicantId]);
    world.die();
    await started(scope, cohortId);
    await given(world, scope, async (reader) => {
      const on = await reader.load(cohort, cohortId);
      const decision = removeApplicant(on.state, { applicantId: person.applicantId });
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    });
    await world.restart();
    expect(await roundOf(scope, cohortId)).toMatchObject({ roundsStarted: 1, roundsFinished: 1, refused: [] });
  });

  test('a worker that dies in the middle of a round: the next one orders the rest, nobody twice', async () => {
    const scope = await registeredTenant(world);
    const people = await Promise.all(
      [1, 2, 3, 4, 5].map(() => personWith(world, scope, { instagram: instagramOf(harmless) })),
    );
    const cohortId = await openedCohort(
      scope,
      people.map(({ applicantId }) => applicantId),
    );
    const dead = world.dieAfter(3);
    await started(scope, cohortId);
    await dead;
    await world.restart();
    await roundOf(scope, cohortId);
    const orders = (await world.events(scope)).filter(({ type }) => type === 'screening.ordered');
    expect(orders).toHaveLength(5);
    const page = await world.queries.screenings.list(scope, { cohortId }, { limit: 10, startingAfter: null });
    await Promise.all(page.rows.map(({ screeningId }) => isReady(scope, screeningId as ScreeningId)));
  });
});

describe('E20: one that cannot go on does not hold up the others', () => {
  test('a reaction that is refused for good is told by code and passed over', async () => {
    const before = world.refused.length;
    const scope = await registeredTenant(world);
    const person = await personWith(world, scope, { x: xOf([threat]) });
    const dead = world.dieOn('review.queued');
    const screeningId = await ordered(world, person);
    await dead;
    // Erased while the case waits: the simulated reviewer's words about the person can never be written.
    await world.app.vault.eraseSubject(scope, person.applicantId, { requestId: 'req_1', by: 'mem_1' });
    await world.restart();
    await world.until('it is told', async () => world.refused.length > before);
    expect(world.refused.at(-1)).toEqual({ type: 'review.queued', code: 'applicant_redacted' });
    expect(await kindOf(scope, screeningId)).toBe('in_review');

    const other = await registeredTenant(world);
    await isReady(other, await ordered(world, await personWith(world, other, { x: xOf([threat]) })));
  });

  test('a reaction that keeps failing is parked, the others go on, and it is tried again until it succeeds', async () => {
    const scope = await registeredTenant(world);
    const [first, second] = [
      await personWith(world, scope, { x: xOf([threat]) }),
      await personWith(world, scope, { x: xOf([threat]) }),
    ];
    await world.readModelsSettled();
    world.breakReadModels(true);
    const one = await ordered(world, first);
    await world.until('it is parked', async () => (await world.parked.all()).length === 1);
    const two = await ordered(world, second);
    await world.until('a later event is reacted to', async () => (await kindOf(scope, two)) === 'in_review');
    await world.until('so is the next that fails', async () => (await world.parked.all()).length === 2);
    const [row] = await world.parked.all();
    expect(row).toMatchObject({ tenantScope: scopeKey(scope), type: 'review.queued', error: 'Error' });
    await world.until('it was tried again', async () => ((await world.parked.all())[0]?.attempts ?? 0) > 4);
    expect(world.told).toContain('review.queued');

    world.breakReadModels(false);
    await Promise.all([isReady(scope, one), isReady(scope, two)]);
    await world.until('nothing is parked', async () => (await world.parked.all()).length === 0);
  });

  test('what was parked when the worker died is tried again by the next one', async () => {
    const scope = await registeredTenant(world);
    const person = await personWith(world, scope, { x: xOf([threat]) });
    await world.readModelsSettled();
    world.breakReadModels(true);
    const screeningId = await ordered(world, person);
    await world.until('it is parked', async () => (await world.parked.all()).length === 1);
    world.die();
    world.breakReadModels(false);
    await world.restart();
    await isReady(scope, screeningId);
    await world.until('nothing is parked', async () => (await world.parked.all()).length === 0);
  });

  test('a screening whose content is gone fails with a code instead of staying open', async () => {
    const scope = await registeredTenant(world, { simulatedReviewer: false });
    const person = await personWith(world, scope, { x: xOf([threat]) });
    const dead = world.dieOn('screening.source_assessed');
    const screeningId = await ordered(world, person);
    await dead;
    await world.app.vault.eraseSubject(scope, person.applicantId, { requestId: 'req_1', by: 'mem_1' });
    await world.restart();
    await world.until('it has failed', async () => (await kindOf(scope, screeningId)) === 'failed');
    await world.readModelsSettled();
    expect(await world.queries.screenings.get(scope, screeningId)).toMatchObject({
      screening: { state: 'failed', failureCode: 'evidence_erased' },
    });
    // A failed screening needs nothing of what it had read.
    await world.until('the content is gone', async () => {
      const { rows } = await inTenantScope(world.core.pool('vg_writer'), scope, (client) =>
        client.query('select kind from evidence where subject = $1 and upload_id is not null', [person.applicantId]),
      );
      return rows.length === 0;
    });
  });
});

describe('R1: a consent that runs out', () => {
  test('while content is still to be read closes the screening and deletes what was read', async () => {
    const scope = await registeredTenant(world);
    const person = await personWith(world, scope, { instagram: instagramOf(harmless), x: xOf([threat]) });
    const dead = world.dieOn('screening.source_collected');
    const screeningId = await ordered(world, person);
    await dead;
    world.later(330 * 24 * 3_600_000);
    await world.restart();
    await world.until('it is closed', async () => (await kindOf(scope, screeningId)) === 'closed');
    const posts = (await world.app.events.load(scope, screeningId)).events.flatMap(({ type, data }) =>
      type === 'screening.source_collected' ? (data as { postBatches: `evd_${string}`[] }).postBatches : [],
    );
    expect(posts.length).toBeGreaterThan(0);
    await world.until('the posts are gone', async () => {
      const kept = await Promise.all(posts.map((id) => world.app.evidence.get(scope, id)));
      return kept.every(({ status }) => status === 'missing');
    });
  });

  test('after everything was read changes nothing: a person may finish the review', async () => {
    const scope = await registeredTenant(world, { simulatedReviewer: false });
    await addedMember(world, scope);
    const screeningId = await ordered(world, await personWith(world, scope, { x: xOf([threat]) }));
    await world.until('it is in review', async () => (await kindOf(scope, screeningId)) === 'in_review');
    world.later(360 * 24 * 3_600_000);
    await world.restart();
    await world.runner().idle();
    expect(await kindOf(scope, screeningId)).toBe('in_review');
    expect(await world.runner().state(`screening/${scopeKey(scope)}/${screeningId}`)).toEqual({ status: 'running' });
  });
});

test('an upload that nobody ordered to be read goes after its time, and its handle no longer counts on it', async () => {
  const scope = await registeredTenant(world);
  const person = await personWith(world, scope, { instagram: instagramOf(harmless) });
  const expired = { app: world.app, projector: world.core.pool('vg_projector') };
  await world.readModelsSettled();
  world.later(24 * 3_600_000);
  const before = instant(world.clock);
  // Cut off between the two: the bytes are gone and the handle does not know.
  await world.app.evidence.purgeUploadsBefore(before);
  await purgeExpiredUploads(expired, before);
  await purgeExpiredUploads(expired, before);
  const handleId = person.handles.instagram ?? 'hdl_0';
  const types = (await world.app.events.load(scope, handleId)).events.map(({ type }) => type);
  expect(types).toEqual(['handle.declared', 'handle.archive_attached', 'handle.archive_purged']);
  await expect(ordered(world, person)).rejects.toThrow('no_sources');
});

function taken<Event>(
  decision: { ok: true; value: readonly Event[] } | { ok: false; error: unknown },
): readonly Event[] {
  if (!decision.ok) throw new Error(JSON.stringify(decision.error));
  return decision.value;
}
