import {
  applicant,
  attachArchive,
  type ConsentScope,
  certifyPurposes,
  consent,
  createApplicant,
  createUnit,
  declareHandle,
  defaultPolicy,
  handle,
  type Platform,
  type Purpose,
  type RequesterType,
  recordConsent,
  registerTenant,
  type ScreeningPolicy,
  setPolicy,
  tenant,
  unit,
} from '@visaguard/domain';
import {
  type ApplicantId,
  type ConsentId,
  type EvidenceId,
  type HandleId,
  instant,
  mintId,
  ok,
  systemRandom,
  type TenantScope,
  type UnitId,
} from '@visaguard/kernel';
import { decided, type TestApplication } from './test-application.ts';

export const purpose: Purpose = 'admission_visa_readiness';

/** Strings that occur nowhere but in the personal data of made-up people. */
export const canaries = {
  name: 'Quillon Zephyrine Canary',
  email: 'quillon.canary@example.org',
  externalRef: 'ref-canary-4711',
  handle: 'quillon.canary.handle',
  ip: '203.0.113.77',
  collectedBy: 'Canary Collector Office',
};

export type TenantOptions = {
  readonly requesterType?: RequesterType;
  readonly place?: string;
  readonly certified?: readonly Purpose[];
  readonly policy?: Partial<ScreeningPolicy>;
};

export async function registeredTenant(world: TestApplication, options: TenantOptions = {}): Promise<TenantScope> {
  const { requesterType = 'university', place = 'XA', certified = [purpose], policy } = options;
  const scope = world.newScope();
  const { tenantId } = scope;
  await world.given(scope, async (reader) => {
    const on = reader.fresh(tenant, tenantId);
    const registered = registerTenant(on.state, { tenantId, name: 'Sample University', requesterType, place });
    if (!registered.ok) return registered;
    let events = [...registered.value];
    const next = () => events.reduce(tenant.evolve, on.state);
    if (certified.length > 0) {
      const at = instant(world.clock);
      const done = certifyPurposes(next(), { purposes: certified, nonDiscrimination: true, at });
      if (!done.ok) return done;
      events = [...events, ...done.value];
    }
    if (policy) {
      const set = setPolicy(next(), { ...defaultPolicy, ...policy });
      if (!set.ok) return set;
      events = [...events, ...set.value];
    }
    return ok({ changes: [{ on, events }] });
  });
  return scope;
}

export async function createdUnit(
  world: TestApplication,
  scope: TenantScope,
  of: { readonly place: string | null; readonly under?: UnitId },
): Promise<UnitId> {
  const unitId = mintId('unit', world.clock, systemRandom);
  await world.given(scope, async (reader) => {
    const parent = of.under === undefined ? null : (await reader.load(unit, of.under)).state;
    const on = reader.fresh(unit, unitId);
    return decided(on, createUnit(on.state, { unitId, name: 'Desk', place: of.place, parent }));
  });
  return unitId;
}

export async function createdApplicant(
  world: TestApplication,
  scope: TenantScope,
  of: { readonly place?: string | null; readonly unitId?: UnitId } = {},
): Promise<ApplicantId> {
  const { place = 'XA', unitId = null } = of;
  const applicantId = mintId('applicant', world.clock, systemRandom);
  const { name, email, externalRef } = canaries;
  await world.given(scope, async (reader) => {
    const on = reader.fresh(applicant, applicantId);
    return decided(
      on,
      createApplicant(on.state, { applicantId, unitId, place, adult: true, name, email, externalRef }),
    );
  });
  return applicantId;
}

export async function recordedConsent(
  world: TestApplication,
  scope: TenantScope,
  of: { readonly applicantId: ApplicantId; readonly expiresAt?: string; readonly scope?: Partial<ConsentScope> },
): Promise<ConsentId> {
  const consentId = mintId('consent', world.clock, systemRandom);
  const at = instant(world.clock);
  const given: ConsentScope = {
    platforms: ['instagram', 'x'],
    purpose,
    lookbackYears: 5,
    sources: ['archive'],
    requesterNamed: true,
    retentionDays: 365,
    ...of.scope,
  };
  await world.given(scope, async (reader) => {
    const on = reader.fresh(consent, consentId);
    const decision = recordConsent(on.state, {
      consentId,
      applicantId: of.applicantId,
      scope: given,
      method: 'signed_document',
      textVersion: 'sample-1',
      textSha256: 'a'.repeat(64),
      language: 'en',
      grantedAt: at,
      expiresAt: of.expiresAt ?? '2027-05-01T00:00:00.000Z',
      documentSha256: 'd'.repeat(64),
      collectedBy: canaries.collectedBy,
      ip: canaries.ip,
      recordedAt: at,
    });
    return decided(on, decision);
  });
  return consentId;
}

/** A declared account; with `archives` as many uploaded parts of its export, of which only the ids are real. */
export async function declaredHandle(
  world: TestApplication,
  scope: TenantScope,
  of: {
    readonly applicantId: ApplicantId;
    readonly consentId: ConsentId;
    readonly platform?: Platform;
    readonly archives?: number;
  },
): Promise<{ readonly handleId: HandleId; readonly uploads: readonly EvidenceId[] }> {
  const { applicantId, consentId, platform = 'instagram', archives = 1 } = of;
  const handleId = mintId('handle', world.clock, systemRandom);
  const uploads = Array.from({ length: archives }, () => mintId('evidence', world.clock, systemRandom));
  await world.given(scope, async (reader) => {
    const on = reader.fresh(handle, handleId);
    const { handle: canonical } = canaries;
    const declared = declareHandle(on.state, { handleId, applicantId, platform, raw: `@${canonical}`, canonical });
    if (!declared.ok) return declared;
    let events = [...declared.value];
    for (const evidenceId of uploads) {
      const attachedAt = instant(world.clock);
      const state = events.reduce(handle.evolve, on.state);
      const attached = attachArchive(state, { evidenceId, consentId, sizeBytes: 1_000, attachedAt });
      if (!attached.ok) return attached;
      events = [...events, ...attached.value];
    }
    return ok({ changes: [{ on, events }] });
  });
  return { handleId, uploads };
}
