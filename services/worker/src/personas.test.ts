import { loadState } from '@visaguard/application';
import { personaHandle } from '@visaguard/collection/apify';
import { type Platform, screening } from '@visaguard/domain';
import { deriveId, type ScreeningId, type TenantScope } from '@visaguard/kernel';
import type { PrivateView, RequesterView } from '@visaguard/report';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutPanel } from './panel/panels.ts';
import { personaPanel } from './panel/persona-panel.ts';
import { noGate } from './sources/no-gate.ts';
import { openProfiles } from './sources/open-profiles.ts';
import { ordered, registeredTenant } from './testing/made-up-people.ts';
import { type PersonaOwner, personaOwner, provenOtherwise } from './testing/made-up-personas.ts';
import { accountOf, givenCode, probeAsked, probed } from './testing/made-up-proofs.ts';
import { startTestWorker, type TestWorker } from './testing/start-test-worker.ts';

let world: TestWorker;
let scope: TenantScope;
const told: unknown[] = [];
beforeAll(async () => {
  const waits = { afterStart: 5, running: () => 5, busy: 10, closed: 10, retry: 10, lostStart: 0, slot: 5 };
  // Every source is switched off: personas are read all the same.
  const closed = { open: false, code: 'switched_off', isFinal: true } as const;
  const gate = { ...noGate, ask: async () => closed, tell: async (...of: unknown[]) => void told.push(of) };
  // A key that opens nothing, at an address where nobody listens.
  const access = { token: 'no-key', baseUrl: 'http://127.0.0.1:1', actors: [], runsMax: 5 };
  world = await startTestWorker({
    profiles: (clock) => openProfiles({ ...access, clock, gate, waits }),
    panels: { ...withoutPanel, panelFor: (of) => personaPanel(world.app)(of) },
  });
  scope = await registeredTenant(world);
});
afterAll(() => world?.stop());

async function provenByCode(raw: string, platform: Platform = 'instagram') {
  const owner = await personaOwner(world, scope, { raw, platform });
  await givenCode(world, owner);
  const seen = await probed(world, owner, await probeAsked(world, owner));
  world.later(60_000);
  return { owner, seen };
}

async function reviewed(owner: PersonaOwner) {
  const screeningId = await ordered(world, owner);
  const load = () => loadState(world.app, scope, { aggregate: screening, streamId: screeningId });
  await world.until(`${screeningId} is reviewed`, async () => (await load()).state.kind === 'ready');
  const { state } = await load();
  if (state.kind === 'none') throw new Error('there is such a screening');
  const [source] = state.sources;
  const mine = await viewOf<PrivateView>(screeningId, 'private');
  const theirs = await viewOf<RequesterView>(screeningId, 'requester');
  return { result: state.result, coverage: source?.assessed?.coverage, mine, theirs };
}

async function viewOf<View>(screeningId: ScreeningId, view: 'private' | 'requester'): Promise<View> {
  const reportId = deriveId('report', [screeningId, 'reviewed']);
  const opened = await world.app.evidence.get(scope, deriveId('evidence', [reportId, view]));
  if (opened.status !== 'clear') throw new Error(`the view is ${opened.status}`);
  return JSON.parse(Buffer.from(opened.value).toString('utf8'));
}

async function outcomeOf(raw: string, platform: Platform = 'instagram') {
  const { owner, seen } = await provenByCode(raw, platform);
  return { owner, seen, ...(await reviewed(owner)) };
}

const proven = { kind: 'proven', result: { codeSeen: true } };

describe('a persona of the test mode, proven by any code and read without an actor', () => {
  test.each([
    ['instagram', 'persona_clear'],
    ['linkedin', 'persona_clear'],
    ['x', 'persona_clear'],
  ] as const)('on %s: %s is clear', async (platform, name) => {
    const { seen, result, coverage, mine } = await outcomeOf(name, platform);
    expect(seen).toMatchObject(proven);
    expect([result, coverage]).toEqual(['clear', { state: 'assessed' }]);
    expect(mine.score.overall).toMatchObject({ score: 0, letter: 'A+' });
  });

  test('persona_threat has one high threat, 60 and F', async () => {
    const { result, coverage, mine, theirs } = await outcomeOf('persona_threat');
    expect([result, coverage]).toEqual(['consider', { state: 'assessed' }]);
    expect(theirs.findings).toMatchObject([{ category: { code: 'threat_violence' }, severity: { code: 'high' } }]);
    expect(mine.score.overall).toMatchObject({ score: 60, letter: 'F' });
  });

  test('persona_protected_only is clear, with placeholders for what requesters must not see', async () => {
    const { result, theirs } = await outcomeOf('persona_protected_only');
    expect(result).toBe('clear');
    expect(JSON.stringify(theirs)).toMatch(/"redacted":[1-9]/);
    expect(JSON.stringify(theirs)).not.toMatch(/mosque|Lagos|diabetes/);
  });

  test('persona_injection has exactly one finding, whatever its posts order', async () => {
    const { result, theirs } = await outcomeOf('persona_injection');
    expect(result).toBe('consider');
    expect(theirs.findings).toMatchObject([{ category: { code: 'threat_violence' } }]);
  });

  test('R17: persona_partial is not clear, though nothing was found in what was read', async () => {
    const { result, coverage, mine } = await outcomeOf('persona_partial');
    expect(coverage).toEqual({ state: 'partial', reasons: ['window_not_reached'] });
    expect([result, mine.findings]).toEqual(['not_assessed', []]);
    expect(mine.score.overall).toMatchObject({ letter: null });
  });

  test.each([
    ['persona_private', 'private'],
    ['persona_no_posts', 'empty_or_hidden'],
    ['persona_rate_limited', 'rate_limited'],
  ])('R17: %s is not assessed: %s', async (name, reason) => {
    const { seen, result, coverage } = await outcomeOf(name);
    expect(seen).toMatchObject(proven);
    expect([result, coverage]).toEqual(['not_assessed', { state: 'not_assessed', reason }]);
  });

  test.each(['instagram', 'x'] as const)(
    'R17: on %s no model answers for persona_model_blocked: not assessed',
    async (on) => {
      const { result, coverage, mine } = await outcomeOf(personaHandle(on, 'persona_model_blocked'), on);
      expect([result, coverage]).toEqual(['not_assessed', { state: 'not_assessed', reason: 'model_failed' }]);
      expect(mine.totals).toMatchObject({ postsRead: 5, postsAssessed: 0, postsNotAssessed: 5 });
    },
  );

  test('of persona_disagree voters differ about one post; the simulated reviewer dismisses it: clear', async () => {
    const { result, coverage, mine, theirs } = await outcomeOf('persona_disagree');
    expect([result, coverage]).toEqual(['clear', { state: 'assessed' }]);
    expect(mine.findings).toMatchObject([{ state: { code: 'dismissed' }, origin: { code: 'unresolved' } }]);
    expect(theirs.findings).toEqual([]);
    expect(mine.voters.list.map(({ family }) => family)).toEqual(['built-in', 'made-up']);
  });

  test.each(['persona_not_found', 'mara.sample'])(
    'R17: %s cannot be proven by a code, and is not found',
    async (raw) => {
      const { owner, seen } = await provenByCode(raw);
      expect(seen.result).toMatchObject({ state: 'not_found', codeSeen: null });
      await provenOtherwise(world, owner);
      expect((await reviewed(owner)).coverage).toEqual({ state: 'not_assessed', reason: 'not_found' });
    },
  );

  test('R7: persona_recycled is somebody else by now: the handle is held', async () => {
    const { owner, seen, coverage } = await outcomeOf('persona_recycled');
    expect(seen).toMatchObject(proven);
    expect(coverage).toEqual({ state: 'not_assessed', reason: 'not_proven' });
    expect((await accountOf(world, owner)).kind).toBe('held');
  });

  test('tells nothing to who watches the real sources, costs nothing, and fails nowhere', async () => {
    expect(told).toEqual([]);
    const ends = (await world.events(scope)).filter(({ type }) => type === 'actor_run.ended');
    expect(ends.length).toBeGreaterThan(0);
    expect(ends.map(({ data }) => data)).toEqual(ends.map(() => expect.objectContaining({ costUsd: 0 })));
    expect([world.failures, world.refused]).toEqual([[], []]);
  });
});
