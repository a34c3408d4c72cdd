import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { checkConsent, type RecordConsent, recordConsent, withdrawConsent } from './decide.ts';
import { consent } from './state.ts';

const at = '2026-11-01T00:00:00.000Z';
const granting: RecordConsent = {
  consentId: idOf('cns', 1),
  applicantId: idOf('app', 1),
  scope: {
    platforms: ['x', 'instagram'],
    sources: ['archive'],
    purpose: 'admission_visa_readiness',
    lookbackYears: 5,
    requesterNamed: true,
    retentionDays: 365,
  },
  method: 'signed_document',
  textVersion: '1',
  textSha256: 'a'.repeat(64),
  language: 'en',
  grantedAt: '2026-10-30T00:00:00.000Z',
  expiresAt: '2027-10-30T00:00:00.000Z',
  documentSha256: 'd'.repeat(64),
  collectedBy: 'Admissions desk',
  ip: null,
  recordedAt: at,
};
const granted = () => given(consent).after(recordConsent, granting);
const use = {
  purpose: 'admission_visa_readiness',
  platforms: ['x'],
  sources: ['archive'],
  lookbackYears: 5,
  forRequester: true,
  at,
} as const;

describe('consent', () => {
  it('R1: covers what it says', () => {
    expect(checkConsent(granted().state, use)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['R1: no consent at all', consent.initialState, use, 'consent_missing', 'R1'],
    ['R1: expiry', granted().state, { ...use, at: '2027-10-30T00:00:00.000Z' }, 'consent_expired', 'R1'],
    ['R2: withdrawal', granted().after(withdrawConsent, { at }).state, use, 'consent_withdrawn', 'R2'],
    ['R2: another platform', granted().state, { ...use, platforms: ['x', 'tiktok'] }, 'consent_other_platforms', 'R2'],
    [
      'R2: the public profile',
      granted().state,
      { ...use, sources: ['archive', 'apify'] },
      'consent_other_sources',
      'R2',
    ],
    ['R6: another purpose', granted().state, { ...use, purpose: 'exchange_programme' }, 'consent_other_purpose', 'R6'],
    ['R8: a longer look-back', granted().state, { ...use, lookbackYears: 6 }, 'consent_shorter_lookback', 'R8'],
    [
      'R2: a recipient it does not name',
      given(consent).after(recordConsent, { ...granting, scope: { ...granting.scope, requesterNamed: false } }).state,
      use,
      'consent_without_requester',
      'R2',
    ],
  ] as const)('%s forbids the use', (_what, state, wanted, code, rule) => {
    expect(checkConsent(state, wanted)).toMatchObject(refused(code, rule));
  });

  it('R1: names every fault of an incomplete consent', () => {
    const faulty: RecordConsent = {
      ...granting,
      scope: { ...granting.scope, platforms: [], sources: [], lookbackYears: 8 },
      grantedAt: '2026-11-02T00:00:00.000Z',
      expiresAt: '2028-01-01T00:00:00.000Z',
    };
    const refusal = given(consent).when(recordConsent, { ...faulty, documentSha256: null });
    expect(refusal).toMatchObject(refused('consent_incomplete', 'R1'));
    const pointers = refusal.ok ? [] : (refusal.error.faults ?? []).map(({ pointer }) => pointer);
    expect(pointers).toEqual([
      '/scope/platforms',
      '/scope/sources',
      '/scope/lookback_years',
      '/document_sha256',
      '/granted_at',
      '/expires_at',
    ]);
  });

  it('R1: a signed document is proof by its digest only; where nothing was signed there is none to give', () => {
    const { documentSha256: _given, ...rest } = granting;
    const without = { ...rest, documentSha256: null };
    expect(given(consent).when(recordConsent, without)).toMatchObject({
      error: { code: 'consent_incomplete', faults: [{ pointer: '/document_sha256' }] },
    });
    expect(given(consent).when(recordConsent, { ...without, method: 'hosted_page' })).toMatchObject({ ok: true });
  });

  it('R1: that has passed already is not recorded', () => {
    const past = { ...granting, grantedAt: '2025-01-01T00:00:00.000Z', expiresAt: '2025-12-01T00:00:00.000Z' };
    expect(given(consent).when(recordConsent, past)).toMatchObject(refused('consent_incomplete', 'R1'));
  });

  it('R2: withdrawal is one step, final, and may be said twice', () => {
    const withdrawn = granted().after(withdrawConsent, { at });
    expect(withdrawn.state.kind).toBe('withdrawn');
    expect(withdrawn.when(withdrawConsent, { at })).toEqual({ ok: true, value: [] });
    expect(withdrawn.when(recordConsent, granting)).toMatchObject(refused('consent_exists'));
    expect(given(consent).when(withdrawConsent, { at })).toMatchObject(refused('consent_unknown'));
  });
});
