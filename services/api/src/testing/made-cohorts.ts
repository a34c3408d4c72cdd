import type { TestApi } from './start-test-api.ts';

/** The id of a cohort that nobody made. */
export const noCohort = 'coh_01k9x3v5m2r8t4w6y7z0a1b2c3';

/** Cohorts and applicants, made as a tenant makes them. */
export function cohortsOf(api: TestApi) {
  const as = api.tenant.key;
  return {
    async cohort(body: object = {}): Promise<string> {
      const made = { name: 'Fall', purpose: 'admission_visa_readiness', ...body };
      return (await api.request('POST', '/v1/cohorts', { as, body: made })).body.id;
    },
    async applicant(): Promise<string> {
      const body = { name: 'Mara Sample', email: 'mara@example.org', place: 'XA', adult: true };
      return (await api.request('POST', '/v1/applicants', { as, body })).body.id;
    },
  };
}
