import type { Answered } from '@visaguard/api/testing';
import { type Clock, sha256Hex } from '@visaguard/kernel';
import { buildXExport, type SampleTweet } from '@visaguard/testkit';
import type { ApiWithWorker } from './api-with-worker.ts';

const purpose = 'admission_visa_readiness';

/** A made-up person: every text about them carries a word that occurs nowhere else, to be searched for. */
export type Person = {
  readonly name: string;
  readonly handle: string;
  readonly email: string;
  readonly posts: readonly SampleTweet[];
};

export type Enrolled = {
  readonly applicantId: string;
  readonly consentId: string;
  readonly handleId: string;
  /** The applicant's own token. */
  readonly token: string;
};

/** What registering a person takes: the API, in this process or not, and the key of a tenant. */
export type Desk = Pick<ApiWithWorker, 'request'> & {
  readonly tenant: { readonly key: string };
  readonly clock: Clock;
};

/** Applicant, consent, handle and the export of their account (or of another's), by the API key of the tenant. */
export async function register(api: Desk, person: Person, exported: Person = person): Promise<Omit<Enrolled, 'token'>> {
  const as = api.tenant.key;
  const { name, handle, email } = person;
  const applicant = await made(
    api.request('POST', '/v1/applicants', { as, body: { name, email, place: 'XA', adult: true } }),
  );
  const path = `/v1/applicants/${applicant.id}`;
  const consent = await made(api.request('POST', `${path}/consents`, { as, body: consentOf(api) }));
  const declared = await made(api.request('POST', `${path}/handles`, { as, body: { platform: 'x', handle } }));
  const owner = { handle: exported.handle, email: exported.email, name: exported.name };
  const zip = await buildXExport({ ...owner, accountId: '4200042', posts: exported.posts }).zipBytes();
  await made(
    api.request('POST', `/v1/handles/${declared.id}/archives?consent_id=${consent.id}`, {
      as,
      raw: Buffer.from(zip),
      headers: { 'Content-Type': 'application/zip' },
    }),
  );
  return { applicantId: applicant.id, consentId: consent.id, handleId: declared.id };
}

/** A registered person with a token of their own. */
export async function enrol(api: ApiWithWorker, person: Person, exported: Person = person): Promise<Enrolled> {
  const registered = await register(api, person, exported);
  const applicantId = registered.applicantId as `app_${string}`;
  return { ...registered, token: await api.tenant.addToken({ kind: 'applicant', applicantId }) };
}

/** A cohort of these people, opened, and its screening started. */
export async function screenCohort(api: ApiWithWorker, applicantIds: readonly string[]): Promise<string> {
  const as = api.tenant.key;
  const cohort = await made(api.request('POST', '/v1/cohorts', { as, body: { name: 'Fall intake', purpose } }));
  const path = `/v1/cohorts/${cohort.id}`;
  for (const applicantId of applicantIds) await done(api.request('PUT', `${path}/applicants/${applicantId}`, { as }));
  await done(api.request('POST', `${path}/open`, { as }));
  const started = await api.request('POST', `${path}/screenings`, { as, body: { certified: true } });
  if (started.status !== 202) throw new Error(started.text);
  return cohort.id;
}

/** Asks again until the answer holds. Every wait of these tests is one for a condition. */
export async function until(ask: () => Promise<Answered>, holds: (answer: Answered) => boolean): Promise<Answered> {
  const deadlineMs = performance.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > deadlineMs) throw new Error(`it never came to this: ${answer.text}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The screening of the cohort, once it is in this state. */
export async function screeningIn(api: ApiWithWorker, cohortId: string, state: string): Promise<string> {
  const listed = await until(
    () => api.request('GET', `/v1/screenings?cohort_id=${cohortId}&state=${state}`, { as: api.tenant.key }),
    ({ body }) => body.data.length > 0,
  );
  return listed.body.data[0]?.id ?? '';
}

async function made(asked: Promise<Answered>) {
  const answer = await asked;
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

async function done(asked: Promise<Answered>) {
  const answer = await asked;
  if (answer.status !== 200) throw new Error(answer.text);
}

function consentOf(api: Desk) {
  const now = api.clock.now();
  const expires = new Date(now.getTime() + 180 * 86_400_000);
  return {
    scope: { platforms: ['x'], purpose, lookback_years: 5, requester_named: true, retention_days: 365 },
    method: 'signed_document',
    text_version: 'sample-1',
    text_sha256: sha256Hex('I agree. (sample text)'),
    document_sha256: sha256Hex('A document that nobody signed.'),
    language: 'en',
    granted_at: now.toISOString(),
    expires_at: expires.toISOString(),
    collected_by: 'Sample office',
  };
}
