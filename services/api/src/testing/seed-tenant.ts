import { mintSecret, secretSha256 } from '@visaguard/access';
import {
  addMember,
  certifyPurposes,
  credential,
  issueApiKey,
  issuePersonToken,
  type KeyScope,
  type MemberRole,
  member,
  type PersonSubject,
  purposes,
  type RequesterType,
  recordTraining,
  registerTenant,
  tenant,
} from '@visaguard/domain';
import {
  type ApiKeyId,
  type Instant,
  instant,
  type MemberId,
  mintId,
  ok,
  systemRandom,
  type TenantScope,
} from '@visaguard/kernel';
import type { FakeClock } from '@visaguard/testkit';
import type { PerformCommand } from './start-test-api.ts';

export type SeededTenant = {
  readonly scope: TenantScope;
  /** An API key that reads and writes. */
  readonly key: string;
  readonly keyId: ApiKeyId;
  readonly addKey: (scopes: readonly KeyScope[]) => Promise<string>;
  /** A member with these roles, trained if a reviewer, and a token of theirs. */
  readonly addMember: (
    roles: readonly MemberRole[],
    options?: { readonly trainedAt?: Instant },
  ) => Promise<{ readonly memberId: MemberId; readonly token: string }>;
  readonly addToken: (subject: PersonSubject) => Promise<string>;
};

type Seeding = { readonly perform: PerformCommand; readonly clock: FakeClock };

export type SeedOptions = {
  readonly requesterType?: RequesterType;
  readonly place?: string;
  readonly mode?: TenantScope['mode'];
  /** Of a tenant that exists in the other mode. */
  readonly tenantId?: TenantScope['tenantId'];
};

export async function seedTenant({ perform, clock }: Seeding, options: SeedOptions = {}): Promise<SeededTenant> {
  const { requesterType = 'university', place = 'XA', mode = 'test' } = options;
  const { tenantId = mintId('tenant', clock, systemRandom) } = options;
  const scope: TenantScope = { tenantId, mode };
  const at = instant(clock);
  await perform(scope, async (reader) => {
    const on = reader.fresh(tenant, tenantId);
    const registered = registerTenant(on.state, { tenantId, name: 'Sample University', requesterType, place });
    if (!registered.ok) return registered;
    const state = registered.value.reduce(tenant.evolve, on.state);
    const certified = certifyPurposes(state, { purposes, nonDiscrimination: true, at });
    return certified.ok ? ok({ changes: [{ on, events: [...registered.value, ...certified.value] }] }) : certified;
  });
  const issuing = { perform, clock, scope };
  const first = await addKey(issuing, ['read', 'write']);
  return {
    scope,
    ...first,
    addKey: async (scopes) => (await addKey(issuing, scopes)).key,
    addMember: (roles, { trainedAt = instant(clock) } = {}) => addPerson(issuing, { roles, trainedAt }),
    addToken: (subject) => addToken(issuing, subject),
  };
}

type Issuing = Seeding & { readonly scope: TenantScope };

async function addKey({ perform, clock, scope }: Issuing, scopes: readonly KeyScope[]) {
  const key = mintSecret('api_key', scope.mode, systemRandom);
  const keyId = mintId('apiKey', clock, systemRandom);
  await perform(scope, async (reader) => {
    const on = reader.fresh(credential, keyId);
    const issued = { keyId, name: 'sample', secretSha256: secretSha256(key), scopes, expiresAt: null };
    const decision = issueApiKey(on.state, issued);
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  return { key, keyId };
}

async function addPerson(issuing: Issuing, person: { roles: readonly MemberRole[]; trainedAt: Instant }) {
  const { roles, trainedAt } = person;
  const { perform, clock, scope } = issuing;
  const memberId = mintId('member', clock, systemRandom);
  await perform(scope, async (reader) => {
    const on = reader.fresh(member, memberId);
    const personal = { name: 'Rae Sample', email: 'rae@example.org' };
    const added = addMember(on.state, { memberId, roles, simulated: false, personal }, scope.mode);
    if (!added.ok || !roles.includes('reviewer'))
      return added.ok ? ok({ changes: [{ on, events: added.value }] }) : added;
    const trained = recordTraining(added.value.reduce(member.evolve, on.state), { at: trainedAt });
    return trained.ok ? ok({ changes: [{ on, events: [...added.value, ...trained.value] }] }) : trained;
  });
  return { memberId, token: await addToken(issuing, { kind: 'member', memberId }) };
}

async function addToken({ perform, clock, scope }: Issuing, subject: PersonSubject): Promise<string> {
  const token = mintSecret('person', scope.mode, systemRandom);
  const tokenId = mintId('personToken', clock, systemRandom);
  const expiresAt = new Date(clock.now().getTime() + 24 * 3_600_000).toISOString();
  await perform(scope, async (reader) => {
    const on = reader.fresh(credential, tokenId);
    const decision = issuePersonToken(on.state, { tokenId, secretSha256: secretSha256(token), subject, expiresAt });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  return token;
}
