import type { AnswerBody } from './request.ts';
import type { SeededTenant } from './seed-tenant.ts';
import type { TestApi } from './start-test-api.ts';

/** A complete consent, as a tenant records it; `change` replaces members of it or of its scope. */
export function consentGiven(
  change: Readonly<Record<string, unknown>> = {},
  scope: Readonly<Record<string, unknown>> = {},
) {
  return {
    scope: {
      platforms: ['instagram', 'x'],
      purpose: 'admission_visa_readiness',
      lookback_years: 5,
      requester_named: true,
      retention_days: 365,
      ...scope,
    },
    method: 'signed_document',
    text_version: 'sample-1',
    text_sha256: 'a'.repeat(64),
    document_sha256: 'b'.repeat(64),
    language: 'en',
    granted_at: '2026-10-30T12:00:00Z',
    expires_at: '2027-05-01T00:00:00Z',
    collected_by: 'Sample office',
    ...change,
  };
}

export type SeededApplicant = {
  readonly applicantId: string;
  readonly consentId: string;
  readonly handleId: string;
};

/** An applicant in XA with a consent and an Instagram handle, made through the API. */
export async function seedApplicant(
  api: TestApi,
  tenant: SeededTenant,
  { handle = 'mara.sample' }: { readonly handle?: string } = {},
): Promise<SeededApplicant> {
  const create = async (path: string, body: unknown): Promise<AnswerBody> => {
    const answer = await api.request('POST', path, { as: tenant.key, body });
    if (answer.status !== 201) throw new Error(`seeding ${path} was refused: ${answer.text}`);
    return answer.body;
  };
  const person = { name: 'Mara Sample', email: 'mara@example.org', place: 'XA', adult: true };
  const applicantId = (await create('/v1/applicants', person)).id;
  const consentId = (await create(`/v1/applicants/${applicantId}/consents`, consentGiven())).id;
  const account = { platform: 'instagram', handle };
  const handleId = (await create(`/v1/applicants/${applicantId}/handles`, account)).id;
  return { applicantId, consentId, handleId };
}
