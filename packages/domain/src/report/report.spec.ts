import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { blockReport, buildReport, commentReport, releaseReport, supersedeReport } from './decide.ts';
import type { ReportBuilt } from './events.ts';
import { report } from './state.ts';

const at = '2026-11-01T00:00:00.000Z';
const view = (number: number) => ({ evidenceId: idOf('evd', number), sha256: 'a'.repeat(64) });
const reviewed: ReportBuilt['data'] = {
  reportId: idOf('rpt', 2),
  screeningId: idOf('scr', 1),
  applicantId: idOf('app', 1),
  version: 2,
  stage: 'reviewed',
  result: 'clear',
  privateView: view(1),
  requesterView: view(2),
  supersedes: idOf('rpt', 1),
  builtAt: at,
};
const provisional: ReportBuilt['data'] = { ...reviewed, version: 1, stage: 'provisional', requesterView: null };
const built = (data = reviewed) => given(report).after(buildReport, data);
const release = (by: 'applicant' | 'window_elapsed', when: string) => ({ by, applicantWindowHours: 72, at: when });

describe('report', () => {
  it('R13: has a requester view only once it is reviewed', () => {
    const leaking = { ...provisional, requesterView: view(2) };
    expect(given(report).when(buildReport, leaking)).toMatchObject(refused('report_not_reviewed', 'R13'));
  });

  it('R13: is not released before it is reviewed', () => {
    expect(built(provisional).when(releaseReport, release('applicant', at))).toMatchObject(
      refused('report_not_reviewed', 'R13'),
    );
  });

  it('R14: is released by the clock after 72 hours and not a moment earlier', () => {
    const early = built().when(releaseReport, release('window_elapsed', '2026-11-03T23:59:59.999Z'));
    expect(early).toMatchObject(refused('applicant_window_open', 'R14'));
    expect(early).toMatchObject({ error: { facts: { until: '2026-11-04T00:00:00.000Z' } } });
    expect(built().when(releaseReport, release('window_elapsed', '2026-11-04T00:00:00.000Z')).ok).toBe(true);
  });

  it('R14: is released earlier by the applicant alone', () => {
    expect(built().after(releaseReport, release('applicant', at)).state).toMatchObject({ kind: 'released' });
  });

  it('is immutable: built once, released once', () => {
    expect(built().when(buildReport, { ...reviewed, result: 'consider' })).toEqual({ ok: true, value: [] });
    const released = built().after(releaseReport, release('applicant', at));
    expect(released.when(releaseReport, release('window_elapsed', at))).toEqual({ ok: true, value: [] });
  });

  it("R14: carries the applicant's comment, sealed", () => {
    const decision = built().when(commentReport, { comment: 'It was a quotation.', at });
    expect(decision).toMatchObject({ value: [{ data: { personal: { comment: 'It was a quotation.' } } }] });
    expect(built().after(commentReport, { comment: 'It was a quotation.', at }).state).toMatchObject({
      comment: 'It was a quotation.',
    });
  });

  it('R2: that is blocked is neither released nor commented any more', () => {
    const blocked = built().after(blockReport, { at });
    expect(blocked.when(releaseReport, release('applicant', at))).toMatchObject(refused('report_not_readable'));
    expect(blocked.when(commentReport, { comment: 'x', at })).toMatchObject(refused('report_not_readable'));
    expect(blocked.when(blockReport, { at })).toEqual({ ok: true, value: [] });
    expect(blocked.when(supersedeReport, { by: idOf('rpt', 3), at })).toEqual({ ok: true, value: [] });
  });

  it('is superseded by its next version', () => {
    const old = built(provisional).after(supersedeReport, { by: reviewed.reportId, at });
    expect(old.state.kind).toBe('superseded');
    expect(old.when(commentReport, { comment: 'x', at })).toMatchObject(refused('report_not_readable'));
    expect(old.when(supersedeReport, { by: reviewed.reportId, at })).toEqual({ ok: true, value: [] });
  });

  it('is unknown before it is built', () => {
    for (const decision of [
      given(report).when(releaseReport, release('applicant', at)),
      given(report).when(commentReport, { comment: 'x', at }),
      given(report).when(supersedeReport, { by: reviewed.reportId, at }),
      given(report).when(blockReport, { at }),
    ]) {
      expect(decision).toMatchObject(refused('report_unknown'));
    }
  });
});
