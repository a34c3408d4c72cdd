import type { ApplicantId, ConsentId, Instant } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { ConsularConsentEvent } from './events.ts';

export type ConsularConsentState =
  | { readonly kind: 'none'; readonly grants: 0 }
  | {
      readonly kind: 'granted' | 'withdrawn';
      readonly consentId: ConsentId;
      readonly applicantId: ApplicantId;
      readonly textVersion: string;
      readonly textSha256: string;
      readonly language: string;
      readonly grantedAt: Instant;
      readonly withdrawnAt: Instant | null;
      /** How often it was granted. What was noted under one grant is not brought back by the next. */
      readonly grants: number;
    };

/**
 * A stream beside that of the consent it widens: the consent's own version, which a tenant is told with every answer,
 * does not move when the applicant asks for the section or no longer wants it.
 */
export const consularConsentStream = (consentId: ConsentId): string => `consular_section-${consentId}`;

export const consularConsent: Aggregate<ConsularConsentState, ConsularConsentEvent> = {
  category: 'consent',
  initialState: { kind: 'none', grants: 0 },
  evolve(state, event) {
    switch (event.type) {
      case 'consent.consular_section_granted': {
        const { method: _method, ...given } = event.data;
        return { ...given, kind: 'granted', withdrawnAt: null, grants: state.grants + 1 };
      }
      case 'consent.consular_section_withdrawn':
        return state.kind === 'none' ? state : { ...state, kind: 'withdrawn', withdrawnAt: event.data.withdrawnAt };
    }
  },
};
