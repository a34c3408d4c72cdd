import type { Principal } from '@visaguard/access';
import type { CohortBody, CohortProgressBody } from '@visaguard/contracts';
import { isEndedScreening, tenantScreeningState } from '@visaguard/domain';
import type { CohortProgress, CohortRow } from '@visaguard/read-models';
import type { Progress } from '../http/progress-stream.ts';
import { policyMembers } from '../tenants/policy-body.ts';

export function cohortBody(caller: Principal, row: CohortRow): CohortBody {
  return {
    object: 'cohort',
    id: row.cohortId,
    name: row.name,
    purpose: row.purpose,
    unit_id: row.unitId,
    state: row.state,
    policy: row.policy && policyMembers(row.policy),
    rounds: { started: row.roundsStarted, finished: row.roundsFinished },
    created_at: row.createdAt.toISOString(),
    livemode: caller.scope.mode === 'live',
  };
}

export function cohortProgressBody(caller: Principal, progress: CohortProgress): CohortProgressBody {
  const { cohort, applicants, states, percent } = progress;
  return {
    object: 'cohort_progress',
    id: cohort.cohortId,
    applicants,
    percent,
    states: Object.fromEntries(states.map(({ state, screenings }) => [tenantScreeningState(state), screenings])),
    refused: cohort.refused.map(({ applicantId, code }) => ({ applicant_id: applicantId, code })),
    round_finished: isRoundFinished(cohort),
    livemode: caller.scope.mode === 'live',
  };
}

/** The same as an event of a stream. It ends when the cohort is closed, or its round and every screening have ended. */
export function cohortProgressEvent(caller: Principal, progress: CohortProgress): Progress {
  const { cohort, states, changes } = progress;
  const done = isRoundFinished(cohort) && states.every(({ state }) => isEndedScreening(state));
  return { version: changes, body: cohortProgressBody(caller, progress), ended: cohort.state === 'closed' || done };
}

function isRoundFinished({ roundsStarted, roundsFinished }: CohortRow): boolean {
  return roundsStarted > 0 && roundsStarted === roundsFinished;
}
