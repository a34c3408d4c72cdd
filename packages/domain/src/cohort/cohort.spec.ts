import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../policy/policy.ts';
import { given, idOf, refused } from '../testing/given.ts';
import {
  addApplicant,
  closeCohort,
  createCohort,
  finishCohortScreening,
  openCohort,
  removeApplicant,
  startCohortScreening,
} from './decide.ts';
import { cohort } from './state.ts';

const at = '2026-11-01T00:00:00.000Z';
const cohortId = idOf('coh', 1);
const applicantId = idOf('app', 1);
const creation = { cohortId, unitId: null, name: 'Autumn', purpose: 'admission_visa_readiness' } as const;
const opening = { policy: defaultPolicy, purposeCertified: true, at };
const draft = () => given(cohort).after(createCohort, creation);
const open = () => draft().after(addApplicant, { applicantId }).after(openCohort, opening);

describe('cohort', () => {
  it('freezes the policy when it opens', () => {
    const policy = { ...defaultPolicy, lookbackYears: 3 };
    expect(draft().after(openCohort, { ...opening, policy }).state).toMatchObject({ kind: 'open', policy });
    expect(open().when(openCohort, opening)).toMatchObject(refused('cohort_not_draft'));
  });

  it('R6: does not open for a purpose that is not certified', () => {
    expect(draft().when(openCohort, { ...opening, purposeCertified: false })).toMatchObject(
      refused('purpose_not_certified', 'R6'),
    );
  });

  it('holds an applicant once', () => {
    expect(open().when(addApplicant, { applicantId })).toEqual({ ok: true, value: [] });
    const without = open().after(removeApplicant, { applicantId });
    expect(without.when(removeApplicant, { applicantId })).toEqual({ ok: true, value: [] });
    expect(without.when(startCohortScreening, { at })).toMatchObject(refused('cohort_empty'));
  });

  it('is screened one round at a time, and only while open', () => {
    expect(draft().when(startCohortScreening, { at })).toMatchObject(refused('cohort_not_open'));
    const running = open().after(startCohortScreening, { at });
    expect(running.state).toMatchObject({ roundsStarted: 1, roundsFinished: 0 });
    expect(running.when(startCohortScreening, { at })).toMatchObject(refused('cohort_screening_running'));
    const round = { round: 1, ordered: 1, refused: [], at };
    const finished = running.after(finishCohortScreening, round);
    expect(finished.when(finishCohortScreening, round)).toEqual({ ok: true, value: [] });
    expect(finished.after(startCohortScreening, { at }).state).toMatchObject({ roundsStarted: 2 });
  });

  it('closes when no round is running, and takes nobody any more', () => {
    const running = open().after(startCohortScreening, { at });
    expect(running.when(closeCohort, { at })).toMatchObject(refused('cohort_screening_running'));
    const closed = open().after(closeCohort, { at });
    expect(closed.when(addApplicant, { applicantId: idOf('app', 2) })).toMatchObject(refused('cohort_closed'));
    expect(closed.when(removeApplicant, { applicantId })).toMatchObject(refused('cohort_closed'));
    expect(closed.when(closeCohort, { at })).toEqual({ ok: true, value: [] });
  });

  it('is created once, and unknown before', () => {
    expect(draft().when(createCohort, creation)).toMatchObject(refused('cohort_exists'));
    for (const decision of [
      given(cohort).when(openCohort, opening),
      given(cohort).when(addApplicant, { applicantId }),
      given(cohort).when(removeApplicant, { applicantId }),
      given(cohort).when(startCohortScreening, { at }),
      given(cohort).when(finishCohortScreening, { round: 1, ordered: 0, refused: [], at }),
      given(cohort).when(closeCohort, { at }),
    ]) {
      expect(decision).toMatchObject(refused('cohort_unknown'));
    }
  });
});
