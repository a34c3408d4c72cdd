import { type IdsByPrefix, idOf } from '../access/api-operations.ts';

type Request = { readonly body?: (ids: IdsByPrefix) => object; readonly query?: (ids: IdsByPrefix) => string };

const at = '2026-10-01T00:00:00.000Z';
const sha = 'a'.repeat(64);
const purpose = 'admission_visa_readiness';

/**
 * What a request of each operation holds besides its path: well-formed, so that it gets as far as looking for what it
 * names. An operation with a body or with ids in its query that is not here fails the suite.
 */
export const requests: Readonly<Record<string, Request>> = {
  certifyPurposes: { body: () => ({ purposes: [purpose], non_discrimination: true }) },
  setPolicy: {
    body: () => ({
      ...{ categories: ['fraud'], minimum_severity: 'low', lookback_years: 5, show_grade_to_requester: false },
      ...{ four_eyes: false, coverage_threshold_percent: 95, applicant_window_hours: 72 },
    }),
  },
  setProviderKey: { body: () => ({ key: `apify_api_${'a'.repeat(36)}` }) },
  createUnit: { body: (ids) => ({ name: 'Desk', parent_id: idOf(ids, 'unt') }) },
  evaluateGate: { body: (ids) => ({ applicant_place: 'XA', unit_id: idOf(ids, 'unt') }) },
  createApplicant: {
    body: (ids) => ({ name: 'Ida', email: 'ida@example.org', adult: true, unit_id: idOf(ids, 'unt') }),
  },
  recordConsent: {
    body: () => ({
      scope: { platforms: ['x'], purpose, lookback_years: 5, requester_named: true, retention_days: 30 },
      ...{
        method: 'signed_document',
        text_version: '1',
        text_sha256: sha,
        document_sha256: sha,
        language: 'en',
        granted_at: at,
      },
      ...{ expires_at: '2027-03-01T00:00:00.000Z', collected_by: 'Office' },
    }),
  },
  declareHandle: { body: () => ({ platform: 'x', handle: 'ida_sample' }) },
  probeHandle: { body: (ids) => ({ consent_id: idOf(ids, 'cns') }) },
  probeMyHandle: { body: (ids) => ({ consent_id: idOf(ids, 'cns') }) },
  attachArchive: { query: (ids) => `consent_id=${idOf(ids, 'cns')}`, body: () => ({}) },
  openUpload: { body: (ids) => ({ consent_id: idOf(ids, 'cns'), size_bytes: 1_000 }) },
  putUploadPart: { body: () => ({}) },
  completeUpload: { body: () => ({}) },
  createCohort: { body: (ids) => ({ name: 'Fall', purpose, unit_id: idOf(ids, 'unt') }) },
  startCohortScreening: { body: () => ({ certified: true }) },
  createScreening: {
    body: (ids) => ({
      ...{ applicant_id: idOf(ids, 'app'), consent_id: idOf(ids, 'cns'), handle_ids: [idOf(ids, 'hdl')] },
      ...{ purpose, mode: 'requested', certified: true },
    }),
  },
  listScreenings: { query: (ids) => `cohort_id=${idOf(ids, 'coh')}&applicant_id=${idOf(ids, 'app')}` },
  decideFinding: { body: () => ({ decision: 'dismiss', reason: 'None.' }) },
  listReports: {
    query: (ids) => `cohort_id=${idOf(ids, 'coh')}&screening_id=${idOf(ids, 'scr')}&applicant_id=${idOf(ids, 'app')}`,
  },
  listFindings: { query: (ids) => `screening_id=${idOf(ids, 'scr')}` },
  commentReport: { body: () => ({ comment: 'Words.' }) },
  grantMyConsularSection: {
    body: () => ({ method: 'hosted_page', text_version: '1', text_sha256: sha, language: 'en' }),
  },
  listAuditEntries: { query: (ids) => `object_id=${idOf(ids, 'scr')}&subject_id=${idOf(ids, 'app')}` },
  retryScreening: { body: () => ({ certified: true }) },
  simulateScreening: { body: () => ({ action: 'withdraw_consent' }) },
};
