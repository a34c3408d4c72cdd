import { execute, loadState, releaseReport } from '@visaguard/application';
import { cancelScreening, report, screening } from '@visaguard/domain';
import { deriveId, instant, ok, type ScreeningId, scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTenantScope } from '@visaguard/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentIdsOf, postBatchIdOf } from './screening/content-ids.ts';
import { screeningActivities } from './screening/screening-activities.ts';
import {
  accepted,
  commandOf,
  harmless,
  instagramOf,
  ordered,
  type Person,
  personWith,
  registeredTenant,
  threat,
  xOf,
} from './testing/made-up-people.ts';
import { screeningOf } from './testing/screening-of.ts';
import { startTestWorker, type TestWorker } from './testing/start-test-worker.ts';
import { withdrawn } from './testing/withdrawn.ts';

let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  world = await startTestWorker();
  scope = await registeredTenant(world);
});
afterAll(() => world?.stop());

const exports = { instagram: instagramOf(harmless), x: xOf([threat, ...harmless]) };

const stateOf = (screeningId: ScreeningId) => screeningOf(world, scope, screeningId);
const reaches = (screeningId: ScreeningId, kind: string) =>
  world.until(`${screeningId} is ${kind}`, async () => (await stateOf(screeningId)).kind === kind);

/** Evidence of this person that still has content. */
async function contentOf(person: Person): Promise<string[]> {
  return inTenantScope(world.core.pool('vg_writer'), person.scope, async (client) => {
    const { rows } = await client.query<{ kind: string }>(
      'select kind from evidence where subject = $1 and upload_id is not null order by kind',
      [person.applicantId],
    );
    return rows.map(({ kind }) => kind);
  });
}

const gone = (person: Person) => world.until('the content is gone', async () => (await contentOf(person)).length === 0);

describe('R2, R3: after a withdrawal', () => {
  test('a finished screening is closed within seconds, its reports are blocked, its content is deleted', async () => {
    const person = await personWith(world, scope, exports);
    const screeningId = await ordered(world, person);
    await reaches(screeningId, 'ready');
    const reportId = deriveId('report', [screeningId, 'reviewed']);
    accepted(await releaseReport(world.app, commandOf(world, scope), { reportId, by: 'applicant' }));
    await reaches(screeningId, 'completed');
    expect(await contentOf(person)).toContain('report');

    const withdrawnAt = performance.now();
    await withdrawn(world, person);
    await reaches(screeningId, 'closed');
    expect(performance.now() - withdrawnAt).toBeLessThan(5_000);
    expect((await stateOf(screeningId)).result).toBeNull();
    for (const stage of ['provisional', 'reviewed']) {
      const streamId = deriveId('report', [screeningId, stage]);
      expect((await loadState(world.app, scope, { aggregate: report, streamId })).state.kind).toBe('blocked');
    }
    await gone(person);
    await world.readModelsSettled();
    expect(await world.queries.screenings.get(scope, screeningId)).toMatchObject({
      screening: { state: 'closed', result: null },
    });
  });

  test('a screening that waits for a reviewer or for the applicant stops waiting', async () => {
    const person = await personWith(world, scope, { x: xOf([threat]) });
    const screeningId = await ordered(world, person);
    await reaches(screeningId, 'ready');
    await withdrawn(world, person);
    await gone(person);
    const id = `screening/${scopeKey(scope)}/${screeningId}`;
    await world.until('the process has ended', async () => (await world.runner().state(id))?.status !== 'running');
    expect(await world.runner().state(id)).toEqual({ status: 'cancelled', reason: 'consent_withdrawn' });
  });

  test('an export that was never read is deleted too, and no later order counts on it', async () => {
    const person = await personWith(world, scope, exports);
    expect(await contentOf(person)).toEqual(['upload', 'upload']);
    await withdrawn(world, person);
    await gone(person);
    await world.until('the handles know', async () => {
      await world.readModelsSettled();
      const rows = await world.queries.handles.ofApplicant(scope, person.applicantId);
      return rows.every(({ archives }) => archives.length === 0);
    });
  });

  test('another person, and another consent of the same tenant, keep what is theirs', async () => {
    const [leaves, stays] = [await personWith(world, scope, exports), await personWith(world, scope, exports)];
    const [left, stayed] = [await ordered(world, leaves), await ordered(world, stays)];
    await Promise.all([reaches(left, 'ready'), reaches(stayed, 'ready')]);
    const before = await contentOf(stays);
    await withdrawn(world, leaves);
    await gone(leaves);
    expect((await stateOf(stayed)).kind).toBe('ready');
    expect(await contentOf(stays)).toEqual(before);
  });

  test('at any moment of a running screening nothing stays behind and nothing is released', async () => {
    for (let effects = 1; effects <= 30; effects += 2) {
      const person = await personWith(world, scope, exports);
      const started = await effectsSoFar();
      const screeningId = await ordered(world, person);
      await world.until(
        'it has got so far',
        async () => (await effectsSoFar()) - started >= effects || (await isReady(screeningId)),
      );
      await withdrawn(world, person);
      await reaches(screeningId, 'closed');
      const id = `screening/${scopeKey(scope)}/${screeningId}`;
      await world.until('the process has ended', async () => (await world.runner().state(id))?.status !== 'running');
      await world.runner().idle();
      await gone(person);
      for (const evidenceId of contentIdsOf(await stateOf(screeningId))) {
        expect(await world.app.evidence.get(scope, evidenceId)).toEqual({ status: 'missing' });
      }
      const reviewed = await loadState(world.app, scope, {
        ...{ aggregate: report, streamId: deriveId('report', [screeningId, 'reviewed']) },
      });
      expect(['none', 'blocked']).toContain(reviewed.state.kind);
    }
    expect(world.failures.map(String).filter((failure) => !failure.includes('screening_ended'))).toEqual([]);
  });

  test('what a dead worker had kept and not yet recorded is deleted as well', async () => {
    for (let effects = 1; effects <= 8; effects++) {
      const person = await personWith(world, scope, exports);
      const dead = world.dieAfter(effects);
      const screeningId = await ordered(world, person);
      await dead;
      await withdrawn(world, person);
      await world.restart();
      await reaches(screeningId, 'closed');
      await gone(person);
    }
  });

  test('no consent any more when the screening begins: it is closed, and nothing was read', async () => {
    const person = await personWith(world, scope, exports);
    world.die();
    const screeningId = await ordered(world, person);
    await withdrawn(world, person);
    await world.restart();
    await reaches(screeningId, 'closed');
    await gone(person);
    const { events } = await world.app.events.load(scope, screeningId);
    expect(events.map(({ type }) => type)).not.toContain('screening.source_collected');
  });
});

describe('R1: a step that begins after the consent has gone', () => {
  test.each([
    ['collectSource', 'screening.started'],
    ['analyseSource', 'screening.source_collected'],
  ] as const)('%s: reads nothing, closes the screening and leaves nothing', async (step, last) => {
    const person = await personWith(world, scope, { x: xOf([threat]) });
    const dead = world.dieOn(last);
    const screeningId = await ordered(world, person);
    await dead;
    await withdrawn(world, person);
    // The step itself, before any reaction to the withdrawal.
    const activities = screeningActivities(world);
    const [source] = (await stateOf(screeningId)).sources;
    if (!source) throw new Error('there is a source');
    const context = { attempt: 1, signal: new AbortController().signal };
    await activities[step]({ scope, screeningId, sourceId: source.sourceId }, context);
    expect((await stateOf(screeningId)).kind).toBe('closed');
    expect(await contentOf(person)).toEqual([]);
    const { events } = await world.app.events.load(scope, screeningId);
    expect(events.map(({ type }) => type)).not.toContain('screening.source_assessed');
    await world.restart();
  });
});

async function effectsSoFar(): Promise<number> {
  const { rows } = await world.core.pool('vg_tail').query<{ count: string }>('select count(*) from events');
  return Number(rows[0]?.count);
}

const isReady = async (screeningId: ScreeningId) => (await stateOf(screeningId)).kind === 'ready';

describe('a canceled screening', () => {
  test('stops, builds nothing and is offered to no reviewer', async () => {
    const mine = await registeredTenant(world, { simulatedReviewer: false });
    const person = await personWith(world, mine, { x: xOf([threat]) });
    const screeningId = await ordered(world, person);
    const load = () => loadState(world.app, mine, { aggregate: screening, streamId: screeningId });
    await world.until('it is in review', async () => (await load()).state.kind === 'in_review');
    accepted(
      await execute(world.app, commandOf(world, mine), async (reader) => {
        const on = await reader.load(screening, screeningId);
        const decision = cancelScreening(on.state, { at: instant(world.clock) });
        return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
      }),
    );
    const id = `screening/${scopeKey(mine)}/${screeningId}`;
    await world.until('the process has ended', async () => (await world.runner().state(id))?.status !== 'running');
    expect(await world.runner().state(id)).toEqual({ status: 'cancelled', reason: 'canceled' });
    const { state } = await loadState(world.app, mine, {
      ...{ aggregate: report, streamId: deriveId('report', [screeningId, 'reviewed']) },
    });
    expect(state.kind).toBe('none');
    // The provisional report was given to the applicant and stays; what it was made of goes.
    await world.until('only the report is left', async () => (await contentOf(person)).join() === 'report');
    await world.readModelsSettled();
    expect(await world.queries.reviews.waiting(mine, 'mem_1', world.clock.now())).toEqual([]);
  });

  test('before anything was read lets go of the export too', async () => {
    const person = await personWith(world, scope, exports);
    world.die();
    const screeningId = await ordered(world, person);
    accepted(
      await execute(world.app, commandOf(world, scope), async (reader) => {
        const on = await reader.load(screening, screeningId);
        const decision = cancelScreening(on.state, { at: instant(world.clock) });
        return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
      }),
    );
    await world.restart();
    await gone(person);
    const handleId = person.handles.x ?? 'hdl_0';
    await world.until('the handle knows', async () => {
      const { events } = await world.app.events.load(scope, handleId);
      return events.at(-1)?.type === 'handle.archive_purged';
    });
  });
});

describe('content that a step kept after the end of its screening, by a worker that then died', () => {
  const orphaned = async (person: Person, screeningId: ScreeningId) => {
    const [source] = (await stateOf(screeningId)).sources;
    if (!source) throw new Error('there is a source');
    const meta = { id: postBatchIdOf(source.sourceId, 7), subject: person.applicantId, kind: 'posts' } as const;
    expect(await world.app.evidence.put(scope, meta, Buffer.from('[]'))).toMatchObject({ ok: true });
  };

  test('is deleted by the next worker; a finished screening is left alone', async () => {
    const [leaves, stays] = [await personWith(world, scope, exports), await personWith(world, scope, exports)];
    const stayed = await ordered(world, stays);
    await reaches(stayed, 'ready');
    const before = await contentOf(stays);
    const dead = world.dieOn('screening.started');
    const left = await ordered(world, leaves);
    await dead;
    await withdrawn(world, leaves);
    await world.restart();
    await gone(leaves);
    await world.until('the withdrawal is dealt with', async () => (await world.processesLag()) === 0);
    world.die();
    await orphaned(leaves, left);
    world.later(3 * 24 * 3_600_000);
    await world.restart();
    expect(await contentOf(leaves)).toEqual([]);
    expect(await contentOf(stays)).toEqual(before);
  });
});
