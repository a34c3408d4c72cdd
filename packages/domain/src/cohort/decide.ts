import { type ApplicantId, hasKey, type Instant, ok, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { ScreeningPolicy } from '../policy/policy.ts';
import type { CohortCreated, CohortEvent, CohortScreeningFinished } from './events.ts';
import type { CohortState } from './state.ts';

const applicantsMax = 10_000;

export function createCohort(state: CohortState, command: CohortCreated['data']): Decision<CohortEvent> {
  if (state.kind !== 'none') return refuse('cohort_exists', 'This cohort exists already.');
  return ok([{ type: 'cohort.created', data: command }]);
}

export type OpenCohort = {
  readonly policy: ScreeningPolicy;
  /** Rule R6: whether the tenant's yearly certification covers the cohort's purpose now. */
  readonly purposeCertified: boolean;
  readonly at: Instant;
};

export function openCohort(state: CohortState, command: OpenCohort): Decision<CohortEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind !== 'draft') return refuse('cohort_not_draft', 'Only a draft cohort is opened.');
  if (!command.purposeCertified) {
    return refuse('purpose_not_certified', 'The tenant has not certified this purpose, or the year has passed.', {
      rule: 'R6',
    });
  }
  const { policy, at } = command;
  return ok([{ type: 'cohort.opened', data: { cohortId: state.cohortId, policy, openedAt: at } }]);
}

export function addApplicant(
  state: CohortState,
  command: { readonly applicantId: ApplicantId },
): Decision<CohortEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'closed') return closed();
  if (hasKey(state.applicants, command.applicantId)) return ok([]);
  if (state.applicants.size >= applicantsMax) {
    return refuse('cohort_full', `A cohort holds ${applicantsMax} applicants at most.`);
  }
  return ok([{ type: 'cohort.applicant_added', data: { cohortId: state.cohortId, applicantId: command.applicantId } }]);
}

export function removeApplicant(
  state: CohortState,
  command: { readonly applicantId: ApplicantId },
): Decision<CohortEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'closed') return closed();
  if (!hasKey(state.applicants, command.applicantId)) return ok([]);
  return ok([
    { type: 'cohort.applicant_removed', data: { cohortId: state.cohortId, applicantId: command.applicantId } },
  ]);
}

export function startCohortScreening(state: CohortState, command: { readonly at: Instant }): Decision<CohortEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind !== 'open') return refuse('cohort_not_open', 'Only an open cohort is screened.');
  if (state.applicants.size === 0) return refuse('cohort_empty', 'The cohort has no applicants.');
  if (state.roundsStarted > state.roundsFinished) {
    return refuse('cohort_screening_running', 'The cohort is being screened.');
  }
  const round = state.roundsStarted + 1;
  return ok([{ type: 'cohort.screening_started', data: { cohortId: state.cohortId, round, startedAt: command.at } }]);
}

export type FinishCohortScreening = Pick<CohortScreeningFinished['data'], 'round' | 'ordered' | 'refused'> & {
  readonly at: Instant;
};

/** A round that is finished already stays as it is: the process may say it twice. */
export function finishCohortScreening(state: CohortState, command: FinishCohortScreening): Decision<CohortEvent> {
  if (state.kind === 'none') return unknown();
  if (command.round <= state.roundsFinished) return ok([]);
  const { round, ordered, refused, at } = command;
  return ok([
    {
      type: 'cohort.screening_finished',
      data: { cohortId: state.cohortId, round, ordered, refused, finishedAt: at },
    },
  ]);
}

export function closeCohort(state: CohortState, command: { readonly at: Instant }): Decision<CohortEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'closed') return ok([]);
  if (state.roundsStarted > state.roundsFinished) {
    return refuse('cohort_screening_running', 'The cohort is being screened.');
  }
  return ok([{ type: 'cohort.closed', data: { cohortId: state.cohortId, closedAt: command.at } }]);
}

function unknown() {
  return refuse('cohort_unknown', 'There is no such cohort.');
}

function closed() {
  return refuse('cohort_closed', 'The cohort is closed.');
}
