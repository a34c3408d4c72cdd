import type { ApplicantId, UnitId } from '@visaguard/kernel';
import type { Aggregate, Personal } from '../aggregate.ts';
import type { ApplicantCreated, ApplicantEvent } from './events.ts';

export type ApplicantState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'created' | 'redacted';
      readonly applicantId: ApplicantId;
      readonly unitId: UnitId | null;
      readonly place: string | null;
      readonly personal: ApplicantCreated['data']['personal'] | Personal<never>;
    };

export const applicant: Aggregate<ApplicantState, ApplicantEvent> = {
  category: 'applicant',
  initialState: { kind: 'none' },
  evolve(state, event) {
    switch (event.type) {
      case 'applicant.created': {
        const { applicantId, unitId, place, personal } = event.data;
        return { kind: 'created', applicantId, unitId, place, personal };
      }
      case 'applicant.redacted':
        return state.kind === 'none' ? state : { ...state, kind: 'redacted', personal: null };
    }
  },
};
