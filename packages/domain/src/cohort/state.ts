import type { ApplicantId, CohortId, Instant, UnitId } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { ScreeningPolicy } from '../policy/policy.ts';
import type { Purpose } from '../vocabulary.ts';
import type { CohortEvent } from './events.ts';

export type CohortState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'draft' | 'open' | 'closed';
      readonly cohortId: CohortId;
      readonly unitId: UnitId | null;
      readonly purpose: Purpose;
      readonly policy: ScreeningPolicy | null;
      readonly applicants: readonly ApplicantId[];
      /** How many rounds of screening were started, and how many have finished. */
      readonly roundsStarted: number;
      readonly roundsFinished: number;
      /** When the last round was started. */
      readonly roundStartedAt: Instant | null;
    };

export const cohort: Aggregate<CohortState, CohortEvent> = {
  category: 'cohort',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'cohort.created') {
      const { cohortId, unitId, purpose } = event.data;
      return {
        kind: 'draft',
        cohortId,
        unitId,
        purpose,
        policy: null,
        applicants: [],
        roundsStarted: 0,
        roundsFinished: 0,
        roundStartedAt: null,
      };
    }
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'cohort.opened':
        return { ...state, kind: 'open', policy: event.data.policy };
      case 'cohort.applicant_added':
        return { ...state, applicants: [...state.applicants, event.data.applicantId] };
      case 'cohort.applicant_removed':
        return { ...state, applicants: state.applicants.filter((id) => id !== event.data.applicantId) };
      case 'cohort.screening_started':
        return { ...state, roundsStarted: event.data.round, roundStartedAt: event.data.startedAt };
      case 'cohort.screening_finished':
        return { ...state, roundsFinished: event.data.round };
      case 'cohort.closed':
        return { ...state, kind: 'closed' };
    }
  },
};
