import { type CommandOutcome, retryScreening } from '@visaguard/application';
import { deriveId, mintId, type ScreeningId, systemRandom, type TenantScope } from '@visaguard/kernel';
import type { PrivateView } from '@visaguard/report';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  attached,
  commandOf,
  instagramOf,
  ordered,
  type Person,
  personWith,
  registeredTenant,
  threat,
} from '../testing/made-up-people.ts';
import { type MadeUpPanel, madeUpVoter } from '../testing/made-up-voters.ts';
import { screeningOf } from '../testing/screening-of.ts';
import { startPanelWorker } from '../testing/start-panel-worker.ts';
import type { TestWorker } from '../testing/start-test-worker.ts';

const texts = ['Lentil soup with lemon.', threat];

let panel: MadeUpPanel;
let world: TestWorker;
let scope: TenantScope;
beforeAll(async () => {
  ({ world, panel } = await startPanelWorker());
  scope = await registeredTenant(world, { mode: 'live', simulatedReviewer: false, policy: { panel: 'economical' } });
});
afterAll(() => world?.stop());

const inReview = (screeningId: ScreeningId) =>
  world.until('it is in review', async () => (await screeningOf(world, scope, screeningId)).kind === 'in_review');

async function viewOf(screeningId: ScreeningId): Promise<PrivateView> {
  const evidenceId = deriveId('evidence', [deriveId('report', [screeningId, 'provisional']), 'private']);
  const opened = await world.app.evidence.get(scope, evidenceId);
  if (opened.status !== 'clear') throw new Error(`the view is ${opened.status}`);
  return JSON.parse(Buffer.from(opened.value).toString('utf8'));
}

async function retried(screeningId: ScreeningId): Promise<CommandOutcome & { readonly retriedBy: ScreeningId }> {
  const retriedBy = mintId('screening', world.clock, systemRandom);
  const retry = { screeningId, retriedBy, certified: true, reply: {} };
  return { ...(await retryScreening(world.app, commandOf(world, scope), retry)), retriedBy };
}

const exportOf = (person: Person) => {
  const handleId = person.handles.instagram;
  if (!handleId) throw new Error('there is an account');
  return { scope, handleId, consentId: person.consentId, made: instagramOf(texts) };
};

test('R17: what models left partial is judged by a screening of its own; the first one says what it said', async () => {
  const gemini = madeUpVoter('gemini', { postsPerBatch: 20 });
  gemini.script = (text) => {
    if (!text.includes('kill him')) return { noVote: 'unavailable' };
    return [{ category: 'threat_violence', severity: 'high', words: 'kill him' }];
  };
  panel.voters = [gemini];
  const person = await personWith(world, scope, { instagram: instagramOf(texts) });
  const first = await ordered(world, person);
  await inReview(first);
  const before = await screeningOf(world, scope, first);
  expect(before.sources[0]?.assessed?.coverage).toEqual({ state: 'partial', reasons: ['posts_not_assessed'] });
  const shown = await viewOf(first);
  expect(shown.findings).toHaveLength(1);

  // The export went once it was read.
  expect(await retried(first)).toMatchObject({ kind: 'refused', refusal: { code: 'no_sources' } });
  await attached(world, exportOf(person));
  gemini.script = (text) =>
    text.includes('kill him') ? [{ category: 'threat_violence', severity: 'high', words: 'kill him' }] : 'none';
  const again = await retried(first);
  expect(again.kind).toBe('done');
  await inReview(again.retriedBy);
  const second = await screeningOf(world, scope, again.retriedBy);
  expect(second.sources[0]?.assessed?.coverage).toEqual({ state: 'assessed' });

  const { sources, ...rest } = await screeningOf(world, scope, first);
  expect({ ...rest, sources }).toEqual({ ...before, sources: [{ ...before.sources[0], retriedBy: again.retriedBy }] });
  expect(await viewOf(first)).toEqual(shown);
  const ids = [shown, await viewOf(again.retriedBy)].map(({ findings }) => findings.map(({ findingId }) => findingId));
  expect(new Set(ids.flat()).size).toBe(2);
  expect(await retried(first)).toMatchObject({ kind: 'refused', refusal: { code: 'nothing_to_retry' } });
});
