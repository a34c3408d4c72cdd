import { operatorScope } from '@visaguard/kernel';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../policy/policy.ts';
import { given, idOf, refused } from '../testing/given.ts';
import {
  certificationCovers,
  certifyPurposes,
  reactivateTenant,
  registerTenant,
  setPolicy,
  suspendTenant,
} from './decide.ts';
import { tenant } from './state.ts';

const tenantId = idOf('ten', 1);
const registration = { tenantId, name: 'Sample University', requesterType: 'university', place: 'XA' } as const;
const at = '2026-11-01T00:00:00.000Z';
const registered = () => given(tenant).after(registerTenant, registration);
const purposes = ['admission_visa_readiness'] as const;

describe('tenant', () => {
  it('is registered once', () => {
    expect(registered().state).toMatchObject({ kind: 'active', tenantId, policy: defaultPolicy });
    expect(registered().when(registerTenant, registration)).toMatchObject(refused('tenant_exists'));
  });

  it('R29: is never registered under the id of the operator', () => {
    const reserved = { ...registration, tenantId: operatorScope.tenantId };
    expect(given(tenant).when(registerTenant, reserved)).toMatchObject(refused('tenant_reserved'));
  });

  it('R6: certifies purposes together with non-discrimination', () => {
    const command = { purposes, nonDiscrimination: false, at };
    expect(registered().when(certifyPurposes, command)).toMatchObject(
      refused('non_discrimination_not_certified', 'R6'),
    );
    const none = { purposes: [], nonDiscrimination: true, at };
    expect(registered().when(certifyPurposes, none)).toMatchObject(refused('purpose_missing', 'R6'));
  });

  it('R6: a certification covers its purposes for one year and no other', () => {
    const { state } = registered().after(certifyPurposes, { purposes, nonDiscrimination: true, at });
    expect(certificationCovers(state, 'admission_visa_readiness', '2027-10-31T23:59:59.999Z')).toBe(true);
    expect(certificationCovers(state, 'admission_visa_readiness', '2027-11-01T00:00:00.000Z')).toBe(false);
    expect(certificationCovers(state, 'exchange_programme', at)).toBe(false);
    expect(certificationCovers(registered().state, 'admission_visa_readiness', at)).toBe(false);
  });

  it('certifies nothing while suspended, and again once reactivated', () => {
    const suspended = registered().after(suspendTenant, { reason: 'terms' });
    expect(suspended.when(certifyPurposes, { purposes, nonDiscrimination: true, at })).toMatchObject(
      refused('tenant_suspended'),
    );
    const back = suspended.after(reactivateTenant, { reason: 'settled' });
    expect(back.when(certifyPurposes, { purposes, nonDiscrimination: true, at }).ok).toBe(true);
    expect(back.when(reactivateTenant, { reason: 'again' })).toMatchObject(refused('tenant_not_suspended'));
  });

  it.each([
    ['no category', { categories: [] }, undefined],
    ['R8: a look-back of eight years', { lookbackYears: 8 }, 'R8'],
    ['R8: a look-back of no year', { lookbackYears: 0 }, 'R8'],
    ['R8: a look-back of half years', { lookbackYears: 2.5 }, 'R8'],
    ['a coverage threshold below 95 percent', { coverageThresholdPercent: 94 }, undefined],
    ['R14: less than 72 hours for the applicant', { applicantWindowHours: 71 }, 'R14'],
  ])('refuses a policy with %s', (_what, change, rule) => {
    const policy = { ...defaultPolicy, ...change };
    expect(registered().when(setPolicy, policy)).toMatchObject(refused('policy_invalid', rule));
  });

  it('R11: narrows its policy and raises thresholds', () => {
    const policy = { ...defaultPolicy, categories: ['fraud'] as const, minimumSeverity: 'high' as const };
    expect(registered().after(setPolicy, policy).state).toMatchObject({ policy });
  });
});
