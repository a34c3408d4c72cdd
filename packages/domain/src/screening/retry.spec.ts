import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../policy/policy.ts';
import { given, idOf, refused } from '../testing/given.ts';
import type { Coverage, SourceKind } from '../vocabulary.ts';
import { cancelScreening, closeScreening, recordAssessed } from './decide.ts';
import type { AssessedCounts } from './events.ts';
import { retryHandles, retrySources } from './retry.ts';
import { type ScreeningState, screening } from './state.ts';

const at = '2026-11-01T00:00:00.000Z';
const command = { retriedBy: idOf('scr', 2), handleIds: [0, 1, 2].map((number) => idOf('hdl', number)), at };
const source = (number: number, kind: SourceKind) => ({
  ...{ sourceId: idOf('src', number), platform: 'x' as const, kind, handleId: idOf('hdl', number), uploads: [] },
});

type Ended = readonly [SourceKind, Coverage | null, AssessedCounts['postsNotAssessed']?];

/** A screening whose sources, of these kinds, have ended so, with posts not assessed for these reasons. */
function ended(...sources: readonly Ended[]) {
  let so = given(screening, {
    type: 'screening.ordered',
    data: {
      ...{ screeningId: idOf('scr', 1), applicantId: idOf('app', 1), cohortId: null, unitId: null },
      ...{ mode: 'requested', purpose: 'admission_visa_readiness', consentId: idOf('cns', 1), asOf: at },
      ...{ window: { from: at, to: at }, lookbackYears: 5, policy: defaultPolicy, orderedAt: at },
      gate: { version: 'gate-1', outcome: 'allow', rows: [] },
      sources: sources.map(([kind], number) => source(number, kind)),
    },
  });
  for (const [number, [, coverage, postsNotAssessed = {}]] of sources.entries()) {
    if (!coverage) continue;
    so = so.after(recordAssessed, {
      ...{ sourceId: idOf('src', number), coverage, analysisId: null, voters: [], assessedAt: at },
      counts: {
        ...{ postsAssessed: 0, postsNotAssessed, redacted: 0, findingsProposed: 0 },
        publicPosts: { read: 0, assessed: 0 },
      },
    });
  }
  return so;
}
const failed = (reason: Extract<Coverage, { state: 'not_assessed' }>['reason']): Coverage => {
  return { state: 'not_assessed', reason };
};

describe('reading again what could not be read', () => {
  it.each(['adapter_down', 'blocked', 'rate_limited', 'schema_error', 'mock_data', 'not_proven'] as const)(
    'is for a public profile that ended %s',
    (reason) => {
      const { state } = ended(['apify', failed(reason)]);
      expect(retryHandles(state)).toEqual([idOf('hdl', 0)]);
      expect(retrySources(state, command)).toMatchObject({ value: [{ data: { sourceIds: [idOf('src', 0)] } }] });
    },
  );

  it.each(['archive', 'apify'] as const)(
    'is for a source by %s that models left partial, whatever else of it is missing for good',
    (kind) => {
      const partial: Coverage = { state: 'partial', reasons: ['window_not_reached', 'posts_not_assessed'] };
      const { state } = ended([kind, partial, { undated: 1, model_failed: 1 }]);
      expect(retryHandles(state)).toEqual([idOf('hdl', 0)]);
      expect(retrySources(state, command)).toMatchObject({ value: [{ data: { sourceIds: [idOf('src', 0)] } }] });
    },
  );

  it('is not for one that is partial for its own posts, or enough of which models have judged', () => {
    const tooFew: Coverage = { state: 'partial', reasons: ['posts_not_assessed'] };
    const cut: Coverage = { state: 'partial', reasons: ['limit_reached'] };
    for (const of of [
      ended(['apify', tooFew, { undated: 9, unsupported_language: 3 }]),
      ended(['apify', tooFew, { model_failed: 0 }]),
      ended(['apify', cut, { model_failed: 2 }]),
      ended(['apify', { state: 'assessed' }, { model_failed: 2 }]),
    ]) {
      expect(retrySources(of.state, command)).toMatchObject(refused('nothing_to_retry'));
    }
  });

  it('leaves what the first one has found as it was', () => {
    const partial = ended(['archive', { state: 'partial', reasons: ['posts_not_assessed'] }, { model_failed: 1 }]);
    const {
      sources: [before],
    } = partial.state as Extract<ScreeningState, { sources: unknown }>;
    expect(partial.after(retrySources, command).state).toEqual({
      ...partial.state,
      sources: [{ ...before, retriedBy: idOf('scr', 2) }],
    });
  });

  it.each([
    ['is private', 'apify', failed('private')],
    ['is not there', 'apify', failed('not_found')],
    ['has nothing to show', 'apify', failed('empty_or_hidden')],
    ['was read', 'apify', { state: 'assessed' }],
    ['was read in part', 'apify', { state: 'partial', reasons: ['limit_reached'] }],
    ['is being read', 'apify', null],
    ['is an export of somebody else', 'archive', failed('archive_mismatch')],
    ['is an export that proves nothing', 'archive', failed('not_proven')],
  ] as const)('is not for a source that %s', (_what, kind, coverage) => {
    expect(retrySources(ended([kind, coverage]).state, command)).toMatchObject(refused('nothing_to_retry'));
  });

  it('takes the sources that failed and leaves the others, each once', () => {
    const some = ended(
      ['apify', { state: 'assessed' }],
      ['apify', failed('adapter_down')],
      ['archive', failed('adapter_down')],
    );
    expect(retryHandles(some.state)).toEqual([idOf('hdl', 1), idOf('hdl', 2)]);
    const retried = some.after(retrySources, command).state;
    expect(retried).toMatchObject({ sources: [{ retriedBy: null }, { retriedBy: idOf('scr', 2) }, {}] });
    expect(retrySources(retried, command)).toMatchObject(refused('nothing_to_retry'));
  });

  it('leaves a source whose account is not read now to a later retry', () => {
    const both = ended(['apify', failed('adapter_down')], ['apify', failed('adapter_down')]);
    const once = both.after(retrySources, { ...command, handleIds: [idOf('hdl', 1)] });
    expect(once.state).toMatchObject({ sources: [{ retriedBy: null }, { retriedBy: idOf('scr', 2) }] });
    expect(retryHandles(once.state)).toEqual([idOf('hdl', 0)]);
    expect(retrySources(both.state, { ...command, handleIds: [] })).toMatchObject(refused('nothing_to_retry'));
  });

  it('R2: is for nobody who has withdrawn', () => {
    const down = ended(['apify', failed('adapter_down')]);
    expect(retrySources(down.after(closeScreening, { at }).state, command)).toMatchObject(refused('nothing_to_retry'));
    expect(retrySources(down.after(cancelScreening, { at }).state, command)).toMatchObject(refused('nothing_to_retry'));
    expect(retrySources(screening.initialState, command)).toMatchObject(refused('screening_unknown'));
  });
});
