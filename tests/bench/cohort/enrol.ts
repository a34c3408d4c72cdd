import type { createApiClient } from '@visaguard/standalone';
import { buildInstagramExport, buildXExport, type MadeExport } from '@visaguard/testkit';

type Client = ReturnType<typeof createApiClient>;
type Made = { readonly id: string };

const purpose = 'admission_visa_readiness';
const dayMs = 86_400_000;
const everyday = 'Morning run along the river, then the library until it closed, and tea with the chess club.';
const threat = "I'm going to beat you up when I see you after class, count on it.";
/** Every fifth has something that a person has to look at. */
const threatEvery = 5;

/** One made-up applicant: consent, account and export, all by API. Every other is on Instagram, the rest on X. */
export async function enrol(client: Client, cohortId: string, { nth, posts }: { nth: number; posts: number }) {
  const handle = `mara_sample_${nth}`;
  const email = `mara.${nth}@sample.example`;
  const key = (step: string) => `cohort-bench-${nth}-${step}`;
  const platform = nth % 2 === 0 ? 'instagram' : 'x';
  const body = { name: `Mara Sample ${nth}`, email, external_ref: handle, place: 'XA', adult: true };
  const applicant = await client.post<Made>('/v1/applicants', key('applicant'), body);
  const path = `/v1/applicants/${applicant.id}`;
  const consent = await client.post<Made>(`${path}/consents`, key('consent'), consentTo(platform));
  const account = await client.post<Made>(`${path}/handles`, key('handle'), { platform, handle });
  const zip = await exportOf({ nth, posts, handle, email }).zipBytes();
  await client.post(`/v1/handles/${account.id}/archives?consent_id=${consent.id}`, key('archive'), zip);
  await client.put(`/v1/cohorts/${cohortId}/applicants/${applicant.id}`);
}

type Person = { readonly nth: number; readonly posts: number; readonly handle: string; readonly email: string };

function exportOf({ nth, posts: count, handle, email }: Person): MadeExport {
  const now = Date.now();
  const posts = Array.from({ length: count }, (_, at) => ({
    text: at === 0 && nth % threatEvery === 0 ? threat : `${everyday} (${at})`,
    at: new Date(now - (at + 10) * 10 * dayMs).toISOString(),
  }));
  const owner = { handle, email, name: `Mara Sample ${nth}`, posts };
  if (nth % 2 === 0) return buildInstagramExport({ ...owner, exportedAt: new Date(now).toISOString() });
  return buildXExport({ ...owner, accountId: String(4_200_000 + nth) });
}

function consentTo(platform: string) {
  return {
    scope: { platforms: [platform], purpose, lookback_years: 5, requester_named: true, retention_days: 365 },
    method: 'signed_document',
    text_version: 'sample-1',
    text_sha256: 'a'.repeat(64),
    document_sha256: 'b'.repeat(64),
    language: 'en',
    granted_at: new Date().toISOString(),
    expires_at: new Date(Date.now() + 180 * dayMs).toISOString(),
    collected_by: 'Sample office',
  };
}
