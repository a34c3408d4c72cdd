import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { activateShare, createShare, revokeShare, shareIsActive } from './decide.ts';
import { share } from './state.ts';

const at = '2026-11-01T00:00:00.000Z';
const creation = {
  shareId: idOf('shr', 1),
  reportId: idOf('rpt', 1),
  applicantId: idOf('app', 1),
  createdAt: at,
  expiresAt: '2026-12-01T00:00:00.000Z',
  gate: { outcome: 'self_only', noShare: false } as const,
};
const created = () => given(share).after(createShare, creation);

describe('share', () => {
  it.each([
    ['forbids', { outcome: 'forbid', noShare: true }],
    ['takes vouchers only', { outcome: 'self_only', noShare: true }],
  ] as const)('R4: is refused where the gate %s', (_what, gate) => {
    expect(given(share).when(createShare, { ...creation, gate })).toMatchObject(
      refused('jurisdiction_forbidden', 'R4'),
    );
  });

  it('R13: waits for the review of the report', () => {
    expect(created().when(activateShare, { reportReviewed: false, at })).toMatchObject(
      refused('report_not_reviewed', 'R13'),
    );
    const active = created().after(activateShare, { reportReviewed: true, at });
    expect(active.when(activateShare, { reportReviewed: true, at })).toEqual({ ok: true, value: [] });
  });

  it('lets the tenant read while it is active, and not a moment longer', () => {
    const active = created().after(activateShare, { reportReviewed: true, at });
    expect(shareIsActive(created().state, at)).toBe(false);
    expect(shareIsActive(active.state, at)).toBe(true);
    expect(shareIsActive(active.state, creation.expiresAt)).toBe(false);
    expect(shareIsActive(active.after(revokeShare, { at }).state, at)).toBe(false);
  });

  it('R2: is revoked for good', () => {
    const revoked = created().after(revokeShare, { at });
    expect(revoked.when(activateShare, { reportReviewed: true, at })).toMatchObject(refused('share_revoked'));
    expect(revoked.when(revokeShare, { at })).toEqual({ ok: true, value: [] });
    expect(revoked.when(createShare, creation)).toMatchObject(refused('share_exists'));
  });

  it('ends after it begins, and is unknown before', () => {
    expect(given(share).when(createShare, { ...creation, expiresAt: at })).toMatchObject(refused('share_expired'));
    expect(given(share).when(activateShare, { reportReviewed: true, at })).toMatchObject(refused('share_unknown'));
    expect(given(share).when(revokeShare, { at })).toMatchObject(refused('share_unknown'));
  });
});
