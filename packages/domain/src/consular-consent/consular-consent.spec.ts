import { describe, expect, it } from 'vitest';
import { consent } from '../consent/state.ts';
import { given, idOf, refused } from '../testing/given.ts';
import { consularSectionStands, grantConsularSection, withdrawConsularSection } from './decide.ts';
import { consularConsent } from './state.ts';

const at = '2026-11-02T00:00:00.000Z';
const applicantId = idOf('app', 1);
const another = idOf('app', 2);
const screeningConsent = {
  kind: 'granted',
  consentId: idOf('cns', 1),
  applicantId,
  scope: {
    platforms: ['x'],
    sources: ['archive'],
    purpose: 'admission_visa_readiness',
    lookbackYears: 5,
    requesterNamed: true,
    retentionDays: 365,
  },
  language: 'en',
  grantedAt: '2026-11-01T00:00:00.000Z',
  expiresAt: '2027-10-30T00:00:00.000Z',
  withdrawnAt: null,
} as const;
const granting = {
  consent: screeningConsent,
  applicantId,
  method: 'electronic_signature',
  textVersion: '1',
  textSha256: 'c'.repeat(64),
  language: 'en',
  at,
} as const;
const granted = () => given(consularConsent).after(grantConsularSection, granting);
const withdrawal = { applicantId, at };

describe('the consent to the consular section', () => {
  it('R1: names text, version, language, method and time', () => {
    const decision = given(consularConsent).when(grantConsularSection, granting);
    const { consent: _consent, at: grantedAt, ...text } = granting;
    expect(decision).toEqual({
      ok: true,
      value: [{ type: 'consent.consular_section_granted', data: { consentId: idOf('cns', 1), ...text, grantedAt } }],
    });
    expect(consularSectionStands(granted().state, screeningConsent, at)).toBe(true);
  });

  it('R1: a consent to a screening is none to the section', () => {
    expect(consularSectionStands(consularConsent.initialState, screeningConsent, at)).toBe(false);
  });

  it.each([
    ['without a consent to a screening', consent.initialState, 'consent_unknown'],
    ['beside the consent of somebody else', { ...screeningConsent, applicantId: another }, 'consent_unknown'],
    ['after a withdrawal', { ...screeningConsent, kind: 'withdrawn', withdrawnAt: at }, 'consent_withdrawn'],
    ['beside one that has expired', { ...screeningConsent, expiresAt: at }, 'consent_expired'],
  ] as const)('R2: is not given %s, and does not stand there either', (_what, state, code) => {
    expect(given(consularConsent).when(grantConsularSection, { ...granting, consent: state })).toMatchObject(
      refused(code),
    );
    if (code !== 'consent_unknown') expect(consularSectionStands(granted().state, state, at)).toBe(false);
  });

  it('the same text again changes nothing; another text is a grant of its own', () => {
    expect(granted().when(grantConsularSection, granting)).toEqual({ ok: true, value: [] });
    const newer = { ...granting, textVersion: '2', textSha256: 'd'.repeat(64) };
    expect(granted().after(grantConsularSection, newer).state).toMatchObject({ textVersion: '2', grants: 2 });
  });

  it('R2: is withdrawn in one step, safe to repeat, by its person alone, and may be given again', () => {
    const withdrawn = granted().after(withdrawConsularSection, withdrawal);
    expect(consularSectionStands(withdrawn.state, screeningConsent, at)).toBe(false);
    expect(withdrawn.when(withdrawConsularSection, withdrawal)).toEqual({ ok: true, value: [] });
    expect(granted().when(withdrawConsularSection, { applicantId: another, at })).toMatchObject(
      refused('consular_section_unknown'),
    );
    expect(given(consularConsent).when(withdrawConsularSection, withdrawal)).toMatchObject(
      refused('consular_section_unknown'),
    );
    expect(withdrawn.after(grantConsularSection, granting).state).toMatchObject({ kind: 'granted', grants: 2 });
  });
});
