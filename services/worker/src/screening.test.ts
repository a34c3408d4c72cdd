import { claimReview, closeReview, loadState, releaseReport, reviewFinding } from '@visaguard/application';
import { report, review, screening } from '@visaguard/domain';
import { deriveId, type ScreeningId, type TenantScope } from '@visaguard/kernel';
import { inTransaction } from '@visaguard/postgres';
import type { PrivateView, RequesterView } from '@visaguard/report';
import { cutOff, type MadeExport } from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accepted,
  addedMember,
  attached,
  commandOf,
  harmless,
  instagramOf,
  linkedinOf,
  ordered,
  type Person,
  personWith,
  registeredTenant,
  threat,
  xOf,
} from './testing/made-up-people.ts';
import { startTestWorker, type TestWorker } from './testing/start-test-worker.ts';

let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  world = await startTestWorker();
  scope = await registeredTenant(world);
});
afterAll(() => world?.stop());

async function stateOf(of: TenantScope, screeningId: ScreeningId) {
  const { state } = await loadState(world.app, of, { aggregate: screening, streamId: screeningId });
  if (state.kind === 'none') throw new Error('there is no such screening');
  return state;
}

async function reaches(screeningId: ScreeningId, kind: string, of = scope) {
  await world.until(`${screeningId} is ${kind}`, async () => (await stateOf(of, screeningId)).kind === kind);
  return stateOf(of, screeningId);
}

const reportOf = (screeningId: ScreeningId, stage: string) => deriveId('report', [screeningId, stage]);

async function viewOf<View>(screeningId: ScreeningId, view: 'private' | 'requester', of = scope): Promise<View> {
  const opened = await world.app.evidence.get(of, deriveId('evidence', [reportOf(screeningId, 'reviewed'), view]));
  if (opened.status !== 'clear') throw new Error(`the view is ${opened.status}`);
  return JSON.parse(Buffer.from(opened.value).toString('utf8'));
}

async function outcomeOf(exports: Parameters<typeof personWith>[2]) {
  const person = await personWith(world, scope, exports);
  const screeningId = await ordered(world, person);
  const state = await reaches(screeningId, 'ready');
  const coverage = Object.fromEntries(state.sources.map((source) => [source.platform, source.assessed?.coverage]));
  return { person, screeningId, state, coverage };
}

describe('a whole screening', () => {
  test('of Instagram and X comes to a reviewed report, and to its end once the applicant releases it', async () => {
    const { state, screeningId, coverage } = await outcomeOf({
      instagram: instagramOf(harmless),
      x: xOf([threat, ...harmless]),
    });
    expect(coverage).toEqual({ instagram: { state: 'assessed' }, x: { state: 'assessed' } });
    expect(state.result).toBe('consider');
    const reportId = reportOf(screeningId, 'reviewed');
    accepted(await releaseReport(world.app, commandOf(world, scope), { reportId, by: 'applicant' }));
    const ended = await reaches(screeningId, 'completed');
    expect(ended.result).toBe('consider');
    expect(world.failures).toEqual([]);
    expect(world.refused).toEqual([]);
  });

  test('R12: a finding quotes its post at its offsets, and names rule, voter and version', async () => {
    const { screeningId } = await outcomeOf({ x: xOf([threat, ...harmless]) });
    const view = await viewOf<PrivateView>(screeningId, 'private');
    expect(view.findings).toHaveLength(1);
    const [found] = view.findings;
    if (!found) throw new Error('there is one finding');
    expect(found.text).toBe(threat);
    expect(found.text.slice(found.start, found.end)).toBe(found.quote);
    expect(found.votes).toMatchObject([{ family: 'built-in', version: expect.any(String) }]);
  });

  test('the result on record is the one that the requester reads', async () => {
    for (const texts of [[threat, ...harmless], harmless]) {
      const { screeningId, state } = await outcomeOf({ instagram: instagramOf(texts) });
      const view = await viewOf<RequesterView>(screeningId, 'requester');
      const { state: built } = await loadState(world.app, scope, {
        ...{ aggregate: report, streamId: reportOf(screeningId, 'reviewed') },
      });
      expect([view.result.outcome, built.kind !== 'none' && built.result]).toEqual([state.result, state.result]);
    }
  });

  test('the report on record carries the hash of the view that is kept', async () => {
    const { screeningId } = await outcomeOf({ instagram: instagramOf(harmless) });
    const view = await viewOf<RequesterView>(screeningId, 'requester');
    await world.readModelsSettled();
    const row = await world.queries.reports.get(scope, reportOf(screeningId, 'reviewed'));
    expect(row?.requesterView?.sha256).toBe(view.sha256);
  });

  test('R5: what was not public is in the private view, and nowhere in the requester’s', async () => {
    const { screeningId, state } = await outcomeOf({
      instagram: instagramOf([threat, ...harmless], { isPrivate: true }),
    });
    expect((await viewOf<PrivateView>(screeningId, 'private')).findings).toHaveLength(1);
    const forRequester = await viewOf<RequesterView>(screeningId, 'requester');
    expect(forRequester.findings).toEqual([]);
    expect(JSON.stringify(forRequester)).not.toContain('kill him');
    expect(state.result).not.toBe('consider');
  });

  test('E29: no word of a post stands in any table, in no spelling', async () => {
    const canary = 'Zephyrquill lanterns over the harbour, forty-two of them.';
    const { screeningId } = await outcomeOf({ instagram: instagramOf([canary, threat, ...harmless]) });
    const dump = await dumpOf();
    expect(dump, 'the dump holds the screening').toContain(screeningId);
    expect(dump, 'and the sealed content').toMatch(/evidence_chunks: [1-9]/);
    for (const text of [canary, threat, 'Zephyrquill']) {
      expect(dump).not.toContain(text);
      expect(dump).not.toContain(Buffer.from(text).toString('hex'));
      for (const shift of [0, 1, 2]) {
        // Base64 of the same words differs by where they begin in the bytes around them.
        const within = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
        expect(dump).not.toContain(within.slice(4, -4));
      }
    }
  });
});

describe('R17: every outcome of a source is told, and failure is never clean', () => {
  test('nothing found in all that was read is clear', async () => {
    const { state, coverage } = await outcomeOf({ instagram: instagramOf(harmless) });
    expect([coverage, state.result]).toEqual([{ instagram: { state: 'assessed' } }, 'clear']);
  });

  test.each<[string, MadeExport, string]>([
    ['a ZIP cut off in the middle', instagramOf(harmless, { zipChanges: [cutOff(0.5)] }), 'archive_invalid'],
    ['the export of another account', instagramOf(harmless, { handle: 'somebody.else' }), 'archive_mismatch'],
    [
      'an export with the e-mail of somebody else',
      instagramOf(harmless, { email: 'old@example.org', name: 'Nightingale' }),
      'not_proven',
    ],
    ['an export without posts', instagramOf([]), 'no_posts'],
  ])('%s: not assessed, %s', async (_case, instagram, reason) => {
    const { state, coverage } = await outcomeOf({ instagram });
    expect(coverage).toEqual({ instagram: { state: 'not_assessed', reason } });
    expect(state.result).toBe('not_assessed');
  });

  test('R7: a LinkedIn export names no handle, so it proves none, whatever else matches', async () => {
    const { coverage } = await outcomeOf({ linkedin: linkedinOf([threat, ...harmless]) });
    expect(coverage).toEqual({ linkedin: { state: 'not_assessed', reason: 'not_proven' } });
  });

  test('one source that fails does not lose the other, and the result is not clear', async () => {
    const { state, coverage } = await outcomeOf({
      instagram: instagramOf(harmless, { zipChanges: [cutOff(0.5)] }),
      x: xOf([threat, ...harmless]),
    });
    expect(coverage).toEqual({
      instagram: { state: 'not_assessed', reason: 'archive_invalid' },
      x: { state: 'assessed' },
    });
    expect(state.result).toBe('consider');
  });

  test('a source of which part could not be read is partial, and finds nothing clear', async () => {
    const { state, coverage } = await outcomeOf({ x: xOf(harmless, { defects: ['count_differs'] }) });
    expect(coverage).toMatchObject({ x: { state: 'partial' } });
    expect(state.result).toBe('not_assessed');
  });

  test('R7: an account id that has changed since holds the handle, and nothing of the export is kept', async () => {
    const { person } = await outcomeOf({ x: xOf(harmless) });
    const handleId = person.handles.x;
    if (!handleId) throw new Error('the handle is declared');
    const made = xOf([threat], { accountId: '99009' });
    await attached(world, { scope, handleId, consentId: person.consentId, made });
    const screeningId = await ordered(world, person);
    const state = await reaches(screeningId, 'ready');
    expect(state.sources[0]?.assessed?.coverage).toEqual({ state: 'not_assessed', reason: 'not_proven' });
    const events = await world.app.events.load(scope, handleId);
    expect(events.events.map(({ type }) => type)).toContain('handle.held');
    expect(state.sources[0]?.collected).toBeNull();
  });
});

describe('uploads', () => {
  test.each<[string, MadeExport]>([
    ['read', instagramOf(harmless)],
    ['unreadable', instagramOf(harmless, { zipChanges: [cutOff(0.5)] })],
    ['of somebody else', instagramOf(harmless, { handle: 'somebody.else' })],
  ])('an export that was %s is deleted and taken off its handle', async (_case, instagram) => {
    const { person, state } = await outcomeOf({ instagram });
    await world.until('the upload is off the handle', async () => (await archivesOf(person)).length === 0);
    for (const upload of state.sources.flatMap(({ uploads }) => uploads)) {
      expect(await world.app.evidence.get(scope, upload)).toEqual({ status: 'missing' });
    }
  });
});

describe('R13: who reviews', () => {
  test('the simulated reviewer of test mode, and the report says so', async () => {
    const { screeningId } = await outcomeOf({ x: xOf([threat]) });
    const view = await viewOf<RequesterView>(screeningId, 'requester');
    expect(view.review).toMatchObject({ simulated: true });
  });

  test('a tenant without one waits for a person, in test mode too; what a person dismisses is no finding', async () => {
    const mine = await registeredTenant(world, { simulatedReviewer: false });
    const reviewerId = await addedMember(world, mine);
    const screeningId = await ordered(world, await personWith(world, mine, { x: xOf([threat, ...harmless]) }));
    await reaches(screeningId, 'in_review', mine);
    const reviewId = deriveId('review', [screeningId]);
    await dismissAll(mine, { reviewId, reviewerId });
    const state = await reaches(screeningId, 'ready', mine);
    expect(state.result).toBe('clear');
    const view = await viewOf<RequesterView>(screeningId, 'requester', mine);
    expect(view.review).toMatchObject({ simulated: false });
    expect(view.findings).toEqual([]);
  });

  test('in live mode nobody is simulated', async () => {
    const live = await registeredTenant(world, { mode: 'live', simulatedReviewer: false });
    const screeningId = await ordered(world, await personWith(world, live, { x: xOf([threat]) }));
    await reaches(screeningId, 'in_review', live);
    await world.readModelsSettled();
    const events = await world.app.events.load(live, deriveId('review', [screeningId]));
    expect(events.events.map(({ type }) => type)).toEqual(['review.queued']);
  });

  test('with four eyes two people decide, simulated ones too', async () => {
    const mine = await registeredTenant(world, { policy: { fourEyes: true } });
    await addedMember(world, mine, { simulated: true });
    const screeningId = await ordered(world, await personWith(world, mine, { x: xOf([threat]) }));
    await reaches(screeningId, 'ready', mine);
    const { events } = await world.app.events.load(mine, deriveId('review', [screeningId]));
    const claimed = events.filter(({ type }) => type === 'review.claimed');
    expect(new Set(claimed.map(({ data }) => (data as { reviewerId: string }).reviewerId)).size).toBe(2);
  });
});

async function dismissAll(
  of: TenantScope,
  by: { reviewId: `rev_${string}`; reviewerId: `mem_${string}` },
): Promise<void> {
  const { reviewId, reviewerId } = by;
  accepted(await claimReview(world.app, commandOf(world, of), { reviewId, reviewerId }));
  const { state } = await loadState(world.app, of, { aggregate: review, streamId: reviewId });
  for (const findingId of state.kind === 'none' ? [] : state.findings) {
    const decision = { kind: 'dismiss', reason: 'A figure of speech.' } as const;
    accepted(await reviewFinding(world.app, commandOf(world, of), { reviewId, reviewerId, findingId, decision }));
  }
  accepted(await closeReview(world.app, commandOf(world, of), { reviewId, reviewerId }));
}

async function archivesOf(person: Person): Promise<readonly string[]> {
  await world.readModelsSettled();
  const rows = await world.queries.handles.ofApplicant(person.scope, person.applicantId);
  return rows.flatMap(({ archives }) => archives);
}

/** Every row of every table of the core database, as text; bytes as PostgreSQL writes them, in hexadecimal. */
async function dumpOf(): Promise<string> {
  const owner = world.core.pool('owner');
  const tables = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const dumps: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await inTransaction(owner, async (client) => {
      // Row-level security binds the owner as well; a dump has to see past it. The test's database only.
      await client.query(`alter table ${name} no force row level security`);
      const { rows } = await client.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
      await client.query(`alter table ${name} force row level security`);
      return rows;
    });
    dumps.push(`${name}: ${rows.length} rows`, ...rows.map(({ row }) => row));
  }
  return dumps.join('\n');
}
