import {
  addApplicant,
  applicant,
  cohort,
  createCohort,
  createUnit,
  defaultPolicy,
  openCohort,
  unit,
} from '@visaguard/domain';
import { type CohortId, mintId, ok, refuse, systemRandom, type TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command, CommandOutcome } from './command.ts';
import { execute, type Plan, type Reader } from './execute.ts';
import { loadState } from './load-state.ts';
import { purpose } from './testing/made-up-people.ts';
import { decided, type TestApplication, testApplication } from './testing/test-application.ts';

let world: TestApplication;
beforeAll(async () => {
  world = await testApplication();
});
afterAll(() => world?.stop());

const newId = <Kind extends 'cohort' | 'applicant' | 'unit'>(kind: Kind) => mintId(kind, world.clock, systemRandom);

async function newCohort(scope: TenantScope): Promise<CohortId> {
  const cohortId = newId('cohort');
  await world.given(scope, async (reader) => {
    const on = reader.fresh(cohort, cohortId);
    return decided(on, createCohort(on.state, { cohortId, unitId: null, name: 'Autumn', purpose }));
  });
  return cohortId;
}

function adding(cohortId: CohortId, applicantId = newId('applicant'), reply: Plan['reply'] = { added: applicantId }) {
  return async (reader: Reader) => {
    const on = await reader.load(cohort, cohortId);
    const decision = addApplicant(on.state, { applicantId });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }], reply }) : decision;
  };
}

async function cohortOf(scope: TenantScope, cohortId: CohortId) {
  const { state, version } = await loadState(world.app, scope, { aggregate: cohort, streamId: cohortId });
  if (state.kind === 'none') throw new Error('there is no such cohort');
  return { ...state, version };
}

async function rowsOf(command: Command): Promise<{ events: number; replies: string[] }> {
  const owner = world.core.pool('vg_tail');
  const events = await owner.query('select 1 from events where command_id = $1', [command.commandId]);
  const earlier = await world.app.events.findCommand(command.scope, command.commandId);
  return { events: events.rows.length, replies: earlier ? [JSON.stringify(earlier.reply)] : [] };
}

describe('E4: a command has one outcome', () => {
  test('a repeat is answered with the first reply, byte for byte, and appends nothing', async () => {
    const scope = world.newScope();
    const cohortId = await newCohort(scope);
    const command = world.commandOf(scope, { expects: { streamId: cohortId, version: 1 } });
    const reply = { z: 1, a: 'ü', list: [3, null, { b: true }], number: 1.5 };
    const first = await execute(world.app, command, adding(cohortId, newId('applicant'), reply));
    await execute(world.app, world.commandOf(scope), adding(cohortId));
    // The version that it names is long past, and it would now decide otherwise.
    const again = await execute(world.app, command, async () => refuse('cohort_closed', 'It is closed by now.'));
    expect(again).toEqual({ ...first, replayed: true });
    expect(JSON.stringify(again.kind === 'done' && again.reply)).toBe(
      JSON.stringify(first.kind === 'done' && first.reply),
    );
    expect((await rowsOf(command)).events).toBe(1);
  });

  test('the same id with another body is refused and appends nothing', async () => {
    const scope = world.newScope();
    const cohortId = await newCohort(scope);
    const command = world.commandOf(scope);
    await execute(world.app, command, adding(cohortId));
    const reused = await execute(world.app, { ...command, bodyHash: 'another' }, adding(cohortId));
    expect(reused).toEqual({ kind: 'command_reused' });
    expect((await cohortOf(scope, cohortId)).applicants.size).toBe(1);
  });

  test('the same id in another tenant is another command', async () => {
    const [mine, other] = [world.newScope(), world.newScope()];
    const cohorts = [await newCohort(mine), await newCohort(other)] as const;
    const command = world.commandOf(mine, { commandId: 'the-same-for-both' });
    await execute(world.app, command, adding(cohorts[0]));
    const outcome = await execute(world.app, { ...command, scope: other, bodyHash: 'another' }, adding(cohorts[1]));
    expect(outcome).toMatchObject({ kind: 'done', replayed: false });
  });

  test('a twin that finishes while this one plans is answered as a repeat, not with a refusal of its own work', async () => {
    const scope = world.newScope();
    const unitId = newId('unit');
    const command = world.commandOf(scope);
    const create = async (reader: Reader) => {
      const on = await reader.load(unit, unitId);
      return decided(on, createUnit(on.state, { unitId, name: 'Desk', place: null, parent: null }));
    };
    let first: CommandOutcome | null = null;
    const second = await execute(world.app, command, async (reader) => {
      first ??= await execute(world.app, command, create);
      return create(reader);
    });
    expect(first).toMatchObject({ kind: 'done', replayed: false });
    expect(second).toMatchObject({ kind: 'done', replayed: true });
  });

  test('twins sent at once have one effect and one answer', async () => {
    const scope = world.newScope();
    for (let round = 0; round < 10; round++) {
      const unitId = newId('unit');
      const command = world.commandOf(scope);
      const outcomes = await Promise.all(
        Array.from({ length: 4 }, () =>
          execute(world.app, command, async (reader) => {
            const on = await reader.load(unit, unitId);
            const made = createUnit(on.state, { unitId, name: 'Desk', place: null, parent: null });
            return made.ok ? ok({ changes: [{ on, events: made.value }], reply: { unitId } }) : made;
          }),
        ),
      );
      expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done']);
      expect((await rowsOf(command)).events).toBe(1);
    }
  });

  test('a plan that changes nothing records the command and its reply', async () => {
    const scope = world.newScope();
    const command = world.commandOf(scope);
    const nothing = async () => ok({ changes: [], reply: { said: 'nothing to do' } });
    expect(await execute(world.app, command, nothing)).toEqual({
      kind: 'done',
      positions: [],
      reply: { said: 'nothing to do' },
      replayed: false,
    });
    const again = await execute(world.app, command, async () => refuse('never_asked', 'Not asked.'));
    expect(again).toMatchObject({ kind: 'done', reply: { said: 'nothing to do' }, replayed: true });
  });

  test('a refused command is not remembered: it may succeed later', async () => {
    const scope = world.newScope();
    const cohortId = await newCohort(scope);
    const command = world.commandOf(scope);
    expect(await execute(world.app, command, async () => refuse('not_now', 'Not now.'))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not_now' },
    });
    expect(await execute(world.app, command, adding(cohortId))).toMatchObject({ kind: 'done', replayed: false });
  });
});

describe('E3: decisions are made on the state that they change', () => {
  test('where another writer came first the plan is made anew, on the new state', async () => {
    const scope = world.newScope();
    const cohortId = await newCohort(scope);
    const seen: number[] = [];
    const outcome = await execute(world.app, world.commandOf(scope), async (reader) => {
      const on = await reader.load(cohort, cohortId);
      seen.push(on.version);
      if (seen.length === 1) await execute(world.app, world.commandOf(scope), adding(cohortId));
      return decided(on, addApplicant(on.state, { applicantId: newId('applicant') }));
    });
    expect(outcome.kind).toBe('done');
    expect(seen).toEqual([1, 2]);
    expect((await cohortOf(scope, cohortId)).applicants.size).toBe(2);
  });

  test('two writers that race 50 times lose nothing', async () => {
    const scope = world.newScope();
    const cohortId = await newCohort(scope);
    for (let round = 0; round < 50; round++) {
      const both = [0, 1].map(() => execute(world.app, world.commandOf(scope), adding(cohortId)));
      for (const outcome of await Promise.all(both)) expect(outcome.kind).toBe('done');
    }
    const { applicants, version } = await cohortOf(scope, cohortId);
    expect(applicants.size).toBe(100);
    expect(version).toBe(101);
  });

  test('under endless contention it gives up with a refusal that says to try again', async () => {
    const scope = world.newScope();
    const cohortId = await newCohort(scope);
    const outcome = await execute(world.app, world.commandOf(scope), async (reader) => {
      const on = await reader.load(cohort, cohortId);
      await execute(world.app, world.commandOf(scope), adding(cohortId));
      return decided(on, addApplicant(on.state, { applicantId: newId('applicant') }));
    });
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'too_much_contention' } });
  });

  test('If-Match: a version that has passed is refused, the current one is accepted', async () => {
    const scope = world.newScope();
    const cohortId = await newCohort(scope);
    const expecting = (version: number) => world.commandOf(scope, { expects: { streamId: cohortId, version } });
    expect(await execute(world.app, expecting(1), adding(cohortId))).toMatchObject({ kind: 'done' });
    expect(await execute(world.app, expecting(1), adding(cohortId))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'precondition_failed' },
    });
    expect(await execute(world.app, expecting(2), adding(cohortId))).toMatchObject({ kind: 'done' });
  });

  test('what a plan decided on and does not change must still be so when it appends', async () => {
    const scope = world.newScope();
    const [seen, changed] = [await newCohort(scope), await newCohort(scope)];
    let plans = 0;
    const outcome = await execute(world.app, world.commandOf(scope), async (reader) => {
      plans += 1;
      const other = await reader.load(cohort, seen);
      if (plans === 1) await execute(world.app, world.commandOf(scope), adding(seen));
      if (other.state.kind !== 'none' && other.state.applicants.size > 0) return refuse('not_empty', 'Not empty.');
      const on = await reader.load(cohort, changed);
      const decision = addApplicant(on.state, { applicantId: newId('applicant') });
      return decision.ok ? ok({ changes: [{ on, events: decision.value }], asSeen: [other] }) : decision;
    });
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'not_empty' } });
    expect((await cohortOf(scope, changed)).applicants.size).toBe(0);
  });

  test('an aggregate that must be new is refused by the store where it exists', async () => {
    const scope = world.newScope();
    const cohortId = await newCohort(scope);
    const outcome = await execute(world.app, world.commandOf(scope), async (reader) => {
      const on = reader.fresh(cohort, cohortId);
      return decided(on, createCohort(on.state, { cohortId, unitId: null, name: 'Twice', purpose }));
    });
    expect(outcome.kind).toBe('refused');
    expect((await cohortOf(scope, cohortId)).version).toBe(1);
  });
});

describe('E5: several aggregates change together or not at all', () => {
  test('a conflict on one of them leaves all as they were', async () => {
    const scope = world.newScope();
    const [one, two] = [await newCohort(scope), await newCohort(scope)];
    let plans = 0;
    const outcome = await execute(world.app, world.commandOf(scope), async (reader) => {
      plans += 1;
      if (plans > 1) return refuse('enough', 'Once is enough.');
      const targets = [await reader.load(cohort, one), await reader.load(cohort, two)];
      await execute(world.app, world.commandOf(scope), adding(two));
      const changes = targets.map((on) => {
        const decision = addApplicant(on.state, { applicantId: newId('applicant') });
        if (!decision.ok) throw new Error('the cohort takes applicants');
        return { on, events: decision.value };
      });
      return ok({ changes });
    });
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'enough' } });
    expect((await cohortOf(scope, one)).applicants.size).toBe(0);
    expect((await cohortOf(scope, two)).applicants.size).toBe(1);
  });

  test('an event that breaks its contract stores nothing of the whole command', async () => {
    const scope = world.newScope();
    const [one, two] = [await newCohort(scope), await newCohort(scope)];
    const command = world.commandOf(scope);
    const broken = execute(world.app, command, async (reader) => {
      const [first, second] = [await reader.load(cohort, one), await reader.load(cohort, two)];
      const opened = openCohort(second.state, { policy: defaultPolicy, purposeCertified: true, at: 'yesterday' });
      const added = addApplicant(first.state, { applicantId: newId('applicant') });
      if (!opened.ok || !added.ok) throw new Error('both are accepted by the domain');
      return ok({
        changes: [
          { on: first, events: added.value },
          { on: second, events: opened.value },
        ],
      });
    });
    await expect(broken).rejects.toThrow();
    expect(await rowsOf(command)).toEqual({ events: 0, replies: [] });
    expect((await cohortOf(scope, one)).applicants.size).toBe(0);
  });
});

test('R29: a command of one tenant sees nothing of another, though the id is the same', async () => {
  const [mine, other] = [world.newScope(), world.newScope()];
  const cohortId = await newCohort(mine);
  const { state } = await loadState(world.app, other, { aggregate: cohort, streamId: cohortId });
  expect(state).toEqual({ kind: 'none' });
  const live = await loadState(world.app, { ...mine, mode: 'live' }, { aggregate: cohort, streamId: cohortId });
  expect(live.state).toEqual({ kind: 'none' });
});

test('what is loaded is the fold of what is stored', async () => {
  const scope = world.newScope();
  expect(await loadState(world.app, scope, { aggregate: applicant, streamId: newId('applicant') })).toMatchObject({
    state: { kind: 'none' },
    version: 0,
  });
});
