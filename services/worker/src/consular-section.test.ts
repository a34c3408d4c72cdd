import { grantConsularSection, loadState, withdrawConsent, withdrawConsularSection } from '@visaguard/application';
import { consularNotesId, report } from '@visaguard/domain';
import type { ConsularNotes } from '@visaguard/intelligence';
import { deriveId, type EvidenceId, type ScreeningId, type TenantScope } from '@visaguard/kernel';
import { inTenantScope } from '@visaguard/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  world = await startTestWorker();
  scope = await registeredTenant(world);
});
afterAll(() => world?.stop());

const canary = 'Quillfeather';
const travels = `I am flying to ${canary} tomorrow.`;
const exports = { instagram: instagramOf([travels, ...harmless]), x: xOf([threat, `I plan to stay in ${canary}.`]) };
const reply = () => ({});

const stateOf = (screeningId: ScreeningId) => screeningOf(world, scope, screeningId);
const reaches = (screeningId: ScreeningId, kind: string) =>
  world.until(`${screeningId} is ${kind}`, async () => (await stateOf(screeningId)).kind === kind);
const dealtWith = () => world.until('the worker has caught up', async () => (await world.processesLag()) === 0);

async function ask({ consentId, applicantId }: Person, textVersion = '1'): Promise<void> {
  const text = { textVersion, textSha256: textVersion.repeat(64).slice(0, 64), language: 'en' };
  const method = 'electronic_signature' as const;
  const grant = { consentId, applicantId, method, ...text, reply };
  accepted(await grantConsularSection(world.app, commandOf(world, scope), grant));
}

async function wantNoLonger({ consentId, applicantId }: Person): Promise<void> {
  accepted(await withdrawConsularSection(world.app, commandOf(world, scope), { consentId, applicantId, reply }));
}

/** Evidence of this person that still has content, by kind. */
async function heldKinds(person: Person): Promise<string[]> {
  return inTenantScope(world.core.pool('vg_writer'), scope, async (client) => {
    const { rows } = await client.query<{ kind: string }>(
      'select kind from evidence where subject = $1 and upload_id is not null order by kind',
      [person.applicantId],
    );
    return rows.map(({ kind }) => kind);
  });
}
const notesHeld = async (person: Person) =>
  (await heldKinds(person)).filter((kind) => kind === 'consular_notes').length;
const until = (person: Person, count: number) =>
  world.until(`${count} sources have notes`, async () => (await notesHeld(person)) === count);

async function contentOf(evidenceId: EvidenceId): Promise<string> {
  const opened = await world.app.evidence.get(scope, evidenceId);
  if (opened.status !== 'clear') throw new Error(`${evidenceId} is ${opened.status}`);
  return Buffer.from(opened.value).toString('utf8');
}

async function notesOf(screeningId: ScreeningId, grant: number): Promise<ConsularNotes[]> {
  const { sources } = await stateOf(screeningId);
  const contents = await Promise.all(sources.map(({ sourceId }) => contentOf(consularNotesId(sourceId, grant))));
  return contents.map((content) => JSON.parse(content));
}

describe('R1: by separate consent only', () => {
  test('without it nothing is noted, whatever the consent to the screening says', async () => {
    const person = await personWith(world, scope, exports);
    const screeningId = await ordered(world, person);
    await reaches(screeningId, 'ready');
    await dealtWith();
    expect(await notesHeld(person)).toBe(0);
  });

  test('asked for before, it is noted as posts are judged; asked for after, from what was read', async () => {
    const [early, late] = [await personWith(world, scope, exports), await personWith(world, scope, exports)];
    await ask(early);
    const [first, second] = [await ordered(world, early), await ordered(world, late)];
    await Promise.all([reaches(first, 'ready'), reaches(second, 'ready')]);
    expect(await notesHeld(early)).toBe(2);
    await ask(late);
    await until(late, 2);
    const [instagram, x] = await notesOf(first, 1);
    expect(instagram).toMatchObject({ platform: 'instagram', notes: [{ topic: 'travel', quote: travels }] });
    expect(x?.notes).toMatchObject([{ topic: 'work_study_stay_plan' }]);
    expect(await notesOf(second, 1)).toEqual(await notesOf(first, 1));
  });
});

test('R9, R10: none of it is in an event, an analysis, a finding or a report, in whichever view', async () => {
  const person = await personWith(world, scope, exports);
  await ask(person);
  const screeningId = await ordered(world, person);
  await reaches(screeningId, 'ready');
  expect(await notesHeld(person)).toBe(2);
  expect(JSON.stringify(await world.events(scope))).not.toContain(canary);
  const { sources } = await stateOf(screeningId);
  const reportId = deriveId('report', [screeningId, 'reviewed']);
  const built = await loadState(world.app, scope, { aggregate: report, streamId: reportId });
  expect(built.state.kind).toBe('reviewed');
  const places = [
    ...sources.map(({ sourceId }) => deriveId('evidence', [sourceId, 'analysis'])),
    ...['private', 'requester'].map((view) => deriveId('evidence', [reportId, view])),
    deriveId('evidence', [deriveId('report', [screeningId, 'provisional']), 'private']),
  ];
  const contents = await Promise.all(places.map(contentOf));
  expect(contents.filter((content) => content.includes(threat))).toHaveLength(4);
  for (const content of contents) expect(content).not.toMatch(new RegExp(`${canary}|consular`, 'i'));
});

describe('R2: withdrawal', () => {
  test('of the section deletes its notes and nothing else; asked for again it is noted anew', async () => {
    const person = await personWith(world, scope, exports);
    await ask(person);
    const screeningId = await ordered(world, person);
    await reaches(screeningId, 'ready');
    const others = (await heldKinds(person)).filter((kind) => kind !== 'consular_notes');
    await wantNoLonger(person);
    await until(person, 0);
    await dealtWith();
    expect(await heldKinds(person)).toEqual(others);
    expect((await stateOf(screeningId)).kind).toBe('ready');
    await ask(person);
    await until(person, 2);
    expect(await notesOf(screeningId, 2)).toHaveLength(2);
  });

  test('at once followed by another grant leaves the notes of that grant alone', async () => {
    const person = await personWith(world, scope, exports);
    await ask(person);
    const screeningId = await ordered(world, person);
    await reaches(screeningId, 'ready');
    world.die();
    await wantNoLonger(person);
    await ask(person);
    await ask(person, '2');
    await world.restart();
    await dealtWith();
    await until(person, 2);
    expect(await notesOf(screeningId, 3)).toHaveLength(2);
  });

  test('of the consent to the screening deletes them with everything else', async () => {
    const person = await personWith(world, scope, exports);
    await ask(person);
    const screeningId = await ordered(world, person);
    await reaches(screeningId, 'ready');
    const { consentId } = person;
    accepted(await withdrawConsent(world.app, commandOf(world, scope), { consentId, reply }));
    await world.until('the content is gone', async () => (await heldKinds(person)).length === 0);
    await dealtWith();
    expect(await heldKinds(person)).toEqual([]);
  });

  test('wherever the worker is then, or dies, no note stays behind', async () => {
    let hadNotes = 0;
    for (let effects = 5; effects <= 25; effects += 2) {
      const person = await personWith(world, scope, exports);
      await ask(person);
      const dead = world.dieAfter(effects);
      const screeningId = await ordered(world, person);
      await dead;
      hadNotes += await notesHeld(person);
      await wantNoLonger(person);
      await world.restart();
      await reaches(screeningId, 'ready');
      await dealtWith();
      await until(person, 0);
    }
    expect(hadNotes).toBeGreaterThan(0);
  });
});
