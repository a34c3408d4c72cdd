import { ok, refuse } from '@visaguard/kernel';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../policy/policy.ts';
import { given, idOf, refused } from '../testing/given.ts';
import type { Coverage } from '../vocabulary.ts';
import {
  cancelScreening,
  closeScreening,
  failScreening,
  finishScreening,
  markReviewed,
  openReview,
  recordAssessed,
  recordCollected,
  recordProgress,
  startScreening,
} from './decide.ts';
import { type OrderScreening, orderScreening } from './order.ts';
import { screening } from './state.ts';
import { holdsUploads } from './upload-use.ts';

const at = '2026-11-01T00:00:00.000Z';
const [x, instagram] = [idOf('src', 1), idOf('src', 2)];
const reviewId = idOf('rev', 1);
const reportId = idOf('rpt', 1);
const source = (sourceId: typeof x, platform: 'x' | 'instagram') => ({
  sourceId,
  platform,
  kind: 'archive' as const,
  handleId: idOf('hdl', 1),
  uploads: [idOf('evd', 1)],
});
const command: OrderScreening = {
  order: {
    screeningId: idOf('scr', 1),
    applicantId: idOf('app', 1),
    cohortId: null,
    unitId: null,
    mode: 'requested',
    purpose: 'admission_visa_readiness',
    consentId: idOf('cns', 1),
    asOf: at,
    window: { from: '2021-11-02T00:00:00.000Z', to: '2026-11-01T23:59:59.999Z' },
    lookbackYears: 5,
    policy: defaultPolicy,
    sources: [source(x, 'x'), source(instagram, 'instagram')],
    orderedAt: at,
  },
  consent: ok(null),
  purposeCertified: true,
  orderCertified: true,
  gate: { outcome: 'allow', version: 'gate-1', rows: ['XA'], alternative: null },
};
const ordered = () => given(screening).after(orderScreening, command);
const started = () => ordered().after(startScreening, { at });
const outcome = (sourceId: typeof x, coverage: Coverage) => ({
  sourceId,
  coverage,
  counts: {
    postsAssessed: 1,
    postsNotAssessed: {},
    redacted: 0,
    publicPosts: { read: 1, assessed: 1 },
    findingsProposed: 0,
  },
  analysisId: null,
  voters: [],
  assessedAt: at,
});
const assessed = (first: Coverage = { state: 'assessed' }, second: Coverage = { state: 'assessed' }) =>
  started().after(recordAssessed, outcome(x, first)).after(recordAssessed, outcome(instagram, second));
const reviewed = () => assessed().after(openReview, { reviewId }).after(markReviewed, { result: 'clear', at });

describe('ordering a screening', () => {
  it.each(['self_only', 'forbid'] as const)('R4: is refused by the gate where it says %s', (gateOutcome) => {
    const gate = { ...command.gate, outcome: gateOutcome, alternative: 'self' as const };
    const refusal = given(screening).when(orderScreening, { ...command, gate });
    expect(refusal).toMatchObject(refused('jurisdiction_forbidden', 'R4'));
    expect(refusal).toMatchObject({ error: { facts: { outcome: gateOutcome, gate_version: 'gate-1', row: 'XA' } } });
  });

  it('R4: the gate speaks before every other rule', () => {
    const gate = { ...command.gate, outcome: 'forbid' as const };
    const everything = { ...command, gate, purposeCertified: false, consent: refuse('consent_missing', 'None.') };
    expect(given(screening).when(orderScreening, everything)).toMatchObject(refused('jurisdiction_forbidden'));
  });

  it('R4: self_only leaves a self-screening', () => {
    const self = { ...command, order: { ...command.order, mode: 'self' as const } };
    const gate = { ...command.gate, outcome: 'self_only' as const };
    expect(given(screening).when(orderScreening, { ...self, gate }).ok).toBe(true);
  });

  it('R1: needs a consent that covers it', () => {
    const consent = refuse('consent_withdrawn', 'The consent was withdrawn.', { rule: 'R2' });
    expect(given(screening).when(orderScreening, { ...command, consent })).toEqual(consent);
  });

  it('R6: is certified for the year and for itself', () => {
    expect(given(screening).when(orderScreening, { ...command, purposeCertified: false })).toMatchObject(
      refused('purpose_not_certified', 'R6'),
    );
    expect(given(screening).when(orderScreening, { ...command, orderCertified: false })).toMatchObject(
      refused('order_not_certified', 'R6'),
    );
  });

  it('needs something to read, and happens once', () => {
    const nothing = { ...command, order: { ...command.order, sources: [] } };
    expect(given(screening).when(orderScreening, nothing)).toMatchObject(refused('no_sources'));
    expect(ordered().when(orderScreening, command)).toMatchObject(refused('screening_exists'));
  });
});

describe('a running screening', () => {
  it('records each step once, however often it is said', () => {
    expect(started().when(startScreening, { at })).toEqual({ ok: true, value: [] });
    expect(assessed().when(recordAssessed, outcome(x, { state: 'assessed' }))).toEqual({ ok: true, value: [] });
    const inReview = assessed().after(openReview, { reviewId });
    expect(inReview.when(openReview, { reviewId: idOf('rev', 2) })).toEqual({ ok: true, value: [] });
    expect(reviewed().when(markReviewed, { result: 'consider', at })).toEqual({ ok: true, value: [] });
    const finished = reviewed().after(finishScreening, { reportId, at });
    expect(finished.when(finishScreening, { reportId, at })).toEqual({ ok: true, value: [] });
  });

  it('shows progress that only rises', () => {
    const half = started().after(recordProgress, { sourceId: x, stage: 'collecting', percent: 40 });
    expect(half.when(recordProgress, { sourceId: x, stage: 'collecting', percent: 30 })).toEqual({
      ok: true,
      value: [],
    });
    expect(half.state).toMatchObject({ sources: [{ percent: 40 }, { percent: 0 }] });
    expect(assessed().when(recordProgress, { sourceId: x, stage: 'analysing', percent: 99 })).toEqual({
      ok: true,
      value: [],
    });
    expect(started().when(recordProgress, { sourceId: idOf('src', 9), stage: 'collecting', percent: 1 })).toMatchObject(
      refused('source_unknown'),
    );
  });

  it('keeps what was collected', () => {
    const collected = {
      sourceId: x,
      postBatches: [idOf('evd', 7)],
      counts: {
        postsRead: 3,
        postsTooOld: 1,
        postsTooNew: 0,
        postsUndated: 0,
        postsMalformed: 0,
        entriesRead: 2,
        entriesDroppedUnread: 9,
        images: 0,
        videos: 0,
        audio: 0,
      },
      windowReached: true,
      limitReached: false,
      gaps: [],
      identifiers: ['handle', 'email', 'account_id'],
    };
    const after = started().after(recordCollected, collected);
    expect(after.state).toMatchObject({ sources: [{ stage: 'analysing', percent: 50, collected }, {}] });
    expect(after.when(recordCollected, collected)).toEqual({ ok: true, value: [] });
  });

  it('R17: is not reviewed before each source has an outcome', () => {
    const one = started().after(recordAssessed, outcome(x, { state: 'assessed' }));
    expect(one.when(openReview, { reviewId })).toMatchObject(refused('sources_running'));
  });

  it('R13: has no result without a review, and no end without a result', () => {
    expect(assessed().when(markReviewed, { result: 'clear', at })).toMatchObject(refused('review_not_open', 'R13'));
    expect(assessed().when(finishScreening, { reportId, at })).toMatchObject(refused('screening_not_reviewed', 'R13'));
  });

  it.each([
    ['completed', { state: 'assessed' }, { state: 'assessed' }],
    ['partial', { state: 'assessed' }, { state: 'not_assessed', reason: 'archive_invalid' }],
    ['partial', { state: 'partial', reasons: ['limit_reached'] }, { state: 'assessed' }],
    ['completed', { state: 'not_assessed', reason: 'private' }, { state: 'not_assessed', reason: 'archive_invalid' }],
  ] as const)('R17: ends %s', (end, first, second) => {
    const ended = assessed(first, second)
      .after(openReview, { reviewId })
      .after(markReviewed, { result: 'not_assessed', at })
      .after(finishScreening, { reportId, at });
    expect(ended.state).toMatchObject({ kind: end, result: 'not_assessed' });
  });
});

describe('a screening that ends early', () => {
  it('R2, R3: is closed from any state, a finished one too, and loses its result', () => {
    for (const state of [ordered(), started(), reviewed(), reviewed().after(finishScreening, { reportId, at })]) {
      const closed = state.after(closeScreening, { at });
      expect(closed.state).toMatchObject({ kind: 'closed', result: null });
      expect(closed.when(closeScreening, { at })).toEqual({ ok: true, value: [] });
    }
  });

  it('takes no further steps', () => {
    const ended = started().after(cancelScreening, { at });
    expect(ended.when(cancelScreening, { at })).toEqual({ ok: true, value: [] });
    expect(ended.when(failScreening, { code: 'x', at })).toEqual({ ok: true, value: [] });
    for (const decision of [
      ended.when(startScreening, { at }),
      ended.when(recordAssessed, outcome(x, { state: 'assessed' })),
      ended.when(openReview, { reviewId }),
      ended.when(markReviewed, { result: 'clear', at }),
      ended.when(finishScreening, { reportId, at }),
      started().after(failScreening, { code: 'x', at }).when(cancelScreening, { at }),
    ]) {
      expect(decision).toMatchObject(refused('screening_ended'));
    }
  });
});

describe('the uploads that a screening ordered', () => {
  const handleId = idOf('hdl', 1);
  const alone = { ...command, order: { ...command.order, sources: command.order.sources.slice(0, 1) } };
  const ordered = () => given(screening).after(orderScreening, alone);
  const assessedAs = (reason: 'adapter_down' | 'archive_invalid') =>
    ordered().after(recordAssessed, {
      ...{ sourceId: x, coverage: { state: 'not_assessed', reason }, analysisId: null, voters: [], assessedAt: at },
      counts: {
        ...{ postsAssessed: 0, postsNotAssessed: {}, redacted: 0, findingsProposed: 0 },
        publicPosts: { read: 0, assessed: 0 },
      },
    });

  it.each([
    ['while it will still read them', ordered().state, true],
    ['read and about to be deleted', assessedAs('archive_invalid').state, true],
    ['canceled, since they go with it', ordered().after(cancelScreening, { at }).state, true],
    ['not where reading failed by our fault', assessedAs('adapter_down').state, false],
    ['not where it failed before it read them', ordered().after(failScreening, { code: 'x', at }).state, false],
    [
      'where it failed after it read them, since they go',
      assessedAs('archive_invalid').after(failScreening, { code: 'x', at }).state,
      true,
    ],
    ['not where there is no screening', screening.initialState, false],
  ])('are its own: %s', (_when, state, held) => {
    expect(holdsUploads(state, handleId)).toBe(held);
    expect(holdsUploads(state, idOf('hdl', 9))).toBe(false);
  });
});
