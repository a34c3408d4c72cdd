import { sha256Hex } from '@visaguard/kernel';
import type { ApiClient } from './api-client.ts';
import { buildSampleExport, emailOf } from './build-sample-export.ts';
import { type SamplePerson, samplePeople } from './sample-people.ts';

type Made = { readonly id: string };

const purpose = 'admission_visa_readiness';
const consentText = 'I agree that the posts of my own exports are read and judged for this purpose. (sample text)';

/**
 * Makes the cohort and everyone in it through the API, and starts its screening. Every call carries a fixed
 * idempotency key: a first start that was cut off goes on where it stood.
 * @returns the cohort's id, or null when `signal` aborted first.
 */
export async function makeSampleCohort(
  client: ApiClient,
  startedAt: Date,
  signal: AbortSignal,
): Promise<string | null> {
  const cohort = await client.post<Made>('/v1/cohorts', 'sample-cohort', { name: 'Sample cohort', purpose });
  for (const person of samplePeople) {
    if (signal.aborted) return null;
    const applicantId = await makeApplicant(client, person, startedAt);
    await client.put(`/v1/cohorts/${cohort.id}/applicants/${applicantId}`);
  }
  await client.post(`/v1/cohorts/${cohort.id}/open`, 'sample-cohort-open');
  await client.post(`/v1/cohorts/${cohort.id}/screenings`, 'sample-cohort-start', { certified: true });
  return cohort.id;
}

async function makeApplicant(client: ApiClient, person: SamplePerson, startedAt: Date): Promise<string> {
  const key = (step: string) => `sample-${person.handle}-${step}`;
  const applicant = await client.post<Made>('/v1/applicants', key('applicant'), {
    name: person.name,
    email: emailOf(person),
    external_ref: person.handle,
    place: 'XA',
    adult: true,
  });
  const path = `/v1/applicants/${applicant.id}`;
  const consent = await client.post<Made>(`${path}/consents`, key('consent'), consentOf(person, startedAt));
  for (const of of person.exports) {
    const { platform } = of;
    const handle = await client.post<Made>(`${path}/handles`, key(platform), { platform, handle: person.handle });
    const zip = await buildSampleExport(person, of, startedAt).zipBytes();
    await client.post(`/v1/handles/${handle.id}/archives?consent_id=${consent.id}`, key(`${platform}-archive`), zip);
  }
  return applicant.id;
}

function consentOf(person: SamplePerson, startedAt: Date) {
  const expiresAt = new Date(startedAt);
  expiresAt.setUTCMonth(expiresAt.getUTCMonth() + 6);
  return {
    scope: {
      platforms: person.exports.map(({ platform }) => platform),
      purpose,
      lookback_years: 5,
      requester_named: true,
      retention_days: 365,
    },
    method: 'signed_document',
    text_version: 'sample-1',
    text_sha256: sha256Hex(consentText),
    document_sha256: sha256Hex(`A document that nobody signed: the consent of ${person.handle}.`),
    language: 'en',
    granted_at: startedAt.toISOString(),
    expires_at: expiresAt.toISOString(),
    collected_by: 'Sample office',
    ip: null,
  };
}
