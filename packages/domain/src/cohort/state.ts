import {
  type ApplicantId,
  type CohortId,
  emptyMap,
  type Instant,
  type PersistentMap,
  type UnitId,
  withEntry,
  withoutEntry,
} from '@visaguard/kernel';
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
      /** Those who are in it, as keys: thousands, so one more must not copy them. */
      readonly applicants: PersistentMap<ApplicantId, true>;
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
        applicants: emptyMap(),
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
        return { ...state, applicants: withEntry(state.applicants, event.data.applicantId, true) };
      case 'cohort.applicant_removed':
        return { ...state, applicants: withoutEntry(state.applicants, event.data.applicantId) };
      case 'cohort.screening_started':
        return { ...state, roundsStarted: event.data.round, roundStartedAt: event.data.startedAt };
      case 'cohort.screening_finished':
        return { ...state, roundsFinished: event.data.round };
      case 'cohort.closed':
        return { ...state, kind: 'closed' };
    }
  },
};
