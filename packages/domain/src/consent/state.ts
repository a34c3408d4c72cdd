import type { ApplicantId, ConsentId, Instant } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { ConsentEvent, ConsentScope } from './events.ts';

export type ConsentState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'granted' | 'withdrawn';
      readonly consentId: ConsentId;
      readonly applicantId: ApplicantId;
      readonly scope: ConsentScope;
      readonly language: string;
      readonly grantedAt: Instant;
      readonly expiresAt: Instant;
      readonly withdrawnAt: Instant | null;
    };

export const consent: Aggregate<ConsentState, ConsentEvent> = {
  category: 'consent',
  initialState: { kind: 'none' },
  evolve(state, event) {
    switch (event.type) {
      case 'consent.granted': {
        const { consentId, applicantId, scope, language, grantedAt, expiresAt } = event.data;
        return { kind: 'granted', consentId, applicantId, scope, language, grantedAt, expiresAt, withdrawnAt: null };
      }
      case 'consent.withdrawn':
        return state.kind === 'none' ? state : { ...state, kind: 'withdrawn', withdrawnAt: event.data.withdrawnAt };
    }
  },
};
