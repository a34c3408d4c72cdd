import { type Holder, holders, mintSecret } from '@visaguard/access';
import type { SeededTenant, TestApi } from '@visaguard/api/testing';
import { credential, revokeApiKey, suspendTenant, tenant } from '@visaguard/domain';
import { type ApplicantId, ok, systemRandom } from '@visaguard/kernel';

/** For each holder of the policy a credential that holds this and nothing besides. */
export async function credentialsByHolder(api: TestApi, of: SeededTenant): Promise<ReadonlyMap<Holder, string>> {
  const found = new Map<Holder, string>();
  for (const holder of holders) found.set(holder, await credentialOf(api, of, holder));
  return found;
}

async function credentialOf(api: TestApi, of: SeededTenant, holder: Holder): Promise<string> {
  switch (holder) {
    case 'key:read':
      return of.addKey(['read']);
    case 'key:write':
      return of.addKey(['write']);
    case 'applicant':
      return of.addToken({ kind: 'applicant', applicantId: await someApplicant(api, of) });
    default:
      return (await of.addMember([holder])).token;
  }
}

async function someApplicant(api: TestApi, of: SeededTenant): Promise<ApplicantId> {
  const body = { name: 'Ida Sample', email: 'ida@example.org', adult: true };
  return (await api.request('POST', '/v1/applicants', { as: of.key, body })).body.id as ApplicantId;
}

/** Credentials that open nothing, with the problem each gets. */
export async function uselessCredentials(
  api: TestApi,
): Promise<ReadonlyMap<string, { readonly as: string | null; readonly status: number; readonly code: string }>> {
  const [revoked, suspended] = [await api.seed(), await api.seed()];
  const expiring = await api.tenant.addMember(['owner', 'admin', 'requester', 'reviewer', 'auditor', 'developer']);
  await api.perform(revoked.scope, async (reader) => {
    const on = await reader.load(credential, revoked.keyId);
    const decision = revokeApiKey(on.state, revoked.keyId);
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  await api.perform(suspended.scope, async (reader) => {
    const on = await reader.load(tenant, suspended.scope.tenantId);
    const decision = suspendTenant(on.state, { reason: 'sample' });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  // A person's token lives for a day here.
  api.clock.advance(25 * 3_600_000);
  const invalid = { status: 401, code: 'credential_invalid' };
  return new Map([
    ['no credential', { as: null, status: 401, code: 'authentication_required' }],
    ['a text that is no secret', { as: 'vg_test_nonsense', ...invalid }],
    ['a well-formed key that was never issued', { as: mintSecret('api_key', 'test', systemRandom), ...invalid }],
    ['a revoked key', { as: revoked.key, ...invalid }],
    ['an expired token', { as: expiring.token, ...invalid }],
    ['a key of a suspended tenant', { as: suspended.key, status: 403, code: 'tenant_suspended' }],
  ]);
}
