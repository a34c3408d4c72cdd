import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import type { Severity } from '../vocabulary.ts';
import { type DecideFinding, decideFinding, proposeFinding, raiseUnresolved } from './decide.ts';
import type { FindingProposed } from './events.ts';
import { finding } from './state.ts';

const at = '2026-11-01T00:00:00.000Z';
const proposal: FindingProposed['data'] = {
  findingId: idOf('fnd', 1),
  screeningId: idOf('scr', 1),
  applicantId: idOf('app', 1),
  sourceId: idOf('src', 1),
  platform: 'x',
  postId: idOf('pst', 1),
  analysisId: idOf('evd', 1),
  category: 'threat_violence',
  severity: 'high',
  rule: 'threat_violence.stated_intent',
  start: 0,
  end: 12,
  quoteDigest: 'a'.repeat(64),
  kind: 'authored',
  audience: 'public',
  postedAt: '2026-09-01T00:00:00.000Z',
  origin: 'built_in_alone',
  votes: [{ family: 'built-in', version: 'built-in-1', vote: 'high' }],
  injectionSuspected: false,
  proposedAt: at,
};
const confirm: DecideFinding = {
  reviewId: idOf('rev', 1),
  reviewerId: idOf('mem', 1),
  decision: {
    kind: 'confirm',
    category: 'threat_violence',
    severity: 'medium',
    certainty: 'probable',
    reason: 'Plain.',
  },
  at,
};
const dismiss: DecideFinding = { ...confirm, decision: { kind: 'dismiss', reason: 'Song text.' } };
const proposed = () => given(finding).after(proposeFinding, proposal);

describe('finding', () => {
  it.each([
    ['no span', { start: 5, end: 5 }, 'finding_without_quote'],
    ['a span that begins before the text', { start: -1, end: 5 }, 'finding_without_quote'],
    ['no vote', { votes: [] }, 'finding_without_votes'],
  ])('R12: does not exist with %s', (_what, change, code) => {
    expect(given(finding).when(proposeFinding, { ...proposal, ...change })).toMatchObject(refused(code, 'R12'));
  });

  it("R12: about somebody else's words is medium at most, proposed or confirmed", () => {
    const shared = { ...proposal, kind: 'shared' as const };
    expect(given(finding).when(proposeFinding, shared)).toMatchObject(refused('shared_post_too_severe', 'R12'));
    const medium = given(finding).after(proposeFinding, { ...shared, severity: 'medium' });
    const high = { ...confirm, decision: { ...confirm.decision, severity: 'high' } } as DecideFinding;
    expect(medium.when(decideFinding, high)).toMatchObject(refused('shared_post_too_severe', 'R12'));
    expect(medium.when(decideFinding, confirm).ok).toBe(true);
  });

  it('R11: has no severity that its category does not have, proposed, raised or confirmed', () => {
    const low = { category: 'terrorism_support', severity: 'low' } as const;
    for (const propose of [proposeFinding, raiseUnresolved]) {
      const decision = given(finding).when(propose, { ...proposal, ...low });
      expect(decision).toMatchObject(refused('severity_without_anchor', 'R11'));
    }
    const confirmed = (severity: Severity): DecideFinding => {
      return { ...confirm, decision: { ...confirm.decision, ...low, severity } as DecideFinding['decision'] };
    };
    expect(proposed().when(decideFinding, confirmed('low'))).toMatchObject(refused('severity_without_anchor', 'R11'));
    expect(proposed().when(decideFinding, confirmed('medium')).ok).toBe(true);
  });

  it('is proposed once', () => {
    expect(proposed().when(proposeFinding, proposal)).toEqual({ ok: true, value: [] });
  });

  it('R13: holds what the reviewer decided, with who and why', () => {
    expect(proposed().after(decideFinding, confirm).state).toMatchObject({
      kind: 'confirmed',
      category: 'threat_violence',
      severity: 'medium',
      certainty: 'probable',
      reason: 'Plain.',
    });
    expect(proposed().after(decideFinding, dismiss).state).toMatchObject({ kind: 'dismissed', certainty: null });
    expect(given(finding).when(decideFinding, confirm)).toMatchObject(refused('finding_unknown'));
  });

  it("keeps the reviewer's words in the part that is sealed", () => {
    const decision = proposed().when(decideFinding, dismiss);
    const [event] = decision.ok ? decision.value : [];
    const { personal, ...clear } = event?.type === 'finding.dismissed' ? event.data : { personal: null };
    expect(personal).toEqual({ reason: 'Song text.' });
    expect(JSON.stringify(clear)).not.toContain('Song');
  });

  it('R13: what voters differ about waits for a person, who confirms or dismisses it', () => {
    const { origin: _none, ...differing } = proposal;
    const unresolved = given(finding).after(raiseUnresolved, differing);
    expect(unresolved.state).toMatchObject({
      kind: 'unresolved',
      severity: 'high',
      proposal: { origin: 'unresolved' },
    });
    expect(unresolved.when(raiseUnresolved, differing)).toEqual({ ok: true, value: [] });
    expect(unresolved.when(proposeFinding, proposal)).toEqual({ ok: true, value: [] });
    expect(unresolved.after(decideFinding, confirm).state).toMatchObject({ kind: 'confirmed', severity: 'medium' });
    expect(unresolved.after(decideFinding, dismiss).state).toMatchObject({ kind: 'dismissed' });
  });

  it('R12: what voters differ about does not exist without words and votes either', () => {
    const { origin: _none, ...differing } = proposal;
    for (const change of [{ end: 0 }, { votes: [] }]) {
      const decision = given(finding).when(raiseUnresolved, { ...differing, ...change });
      expect(decision).toMatchObject({ ok: false, error: { rule: 'R12' } });
    }
  });
});
