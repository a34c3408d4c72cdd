import { type ApplicantId, type Instant, ok, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { ConsentState } from '../consent/state.ts';
import type { ConsularConsentEvent, ConsularSectionGranted } from './events.ts';
import type { ConsularConsentState } from './state.ts';

export type GrantConsularSection = Pick<
  ConsularSectionGranted['data'],
  'applicantId' | 'method' | 'textVersion' | 'textSha256' | 'language'
> & {
  /** The consent to the screening that it widens. */
  readonly consent: ConsentState;
  readonly at: Instant;
};

/**
 * Rules R1, R2: separate, explicit, the applicant's own act, to a text that is named, and only beside a consent that
 * stands. Agreeing to the same text again changes nothing.
 */
export function grantConsularSection(
  state: ConsularConsentState,
  { consent, at, ...given }: GrantConsularSection,
): Decision<ConsularConsentEvent> {
  if (consent.kind === 'none' || consent.applicantId !== given.applicantId) {
    return refuse('consent_unknown', 'There is no such consent.');
  }
  if (consent.kind === 'withdrawn') return refuse('consent_withdrawn', 'The consent was withdrawn.', { rule: 'R2' });
  if (consent.expiresAt <= at) return refuse('consent_expired', 'The consent has expired.', { rule: 'R1' });
  if (state.kind === 'granted' && state.textSha256 === given.textSha256 && state.language === given.language) {
    return ok([]);
  }
  const { consentId } = consent;
  return ok([{ type: 'consent.consular_section_granted', data: { consentId, ...given, grantedAt: at } }]);
}

/** One step, always allowed, and the consent to the screening stays as it is (rule R2). */
export function withdrawConsularSection(
  state: ConsularConsentState,
  command: { readonly applicantId: ApplicantId; readonly at: Instant },
): Decision<ConsularConsentEvent> {
  if (state.kind === 'none' || state.applicantId !== command.applicantId) {
    return refuse('consular_section_unknown', 'There is no such section.');
  }
  if (state.kind === 'withdrawn') return ok([]);
  const { consentId, applicantId } = state;
  const withdrawnAt = command.at;
  return ok([{ type: 'consent.consular_section_withdrawn', data: { consentId, applicantId, withdrawnAt } }]);
}

/** Whether notes may be taken and read now: both consents stand. Every use asks again. */
export function consularSectionStands(state: ConsularConsentState, consent: ConsentState, at: Instant): boolean {
  return state.kind === 'granted' && consent.kind === 'granted' && consent.expiresAt > at;
}
