import { createApplicant } from './applicants/create-applicant/handler.ts';
import { getApplicant } from './applicants/get-applicant/handler.ts';
import { listApplicants } from './applicants/list-applicants/handler.ts';
import { listAuditEntries } from './audit/list-audit-entries/handler.ts';
import { addCohortApplicant } from './cohorts/add-cohort-applicant/handler.ts';
import { closeCohort } from './cohorts/close-cohort/handler.ts';
import { createCohort } from './cohorts/create-cohort/handler.ts';
import { getCohort } from './cohorts/get-cohort/handler.ts';
import { getCohortProgress } from './cohorts/get-cohort-progress/handler.ts';
import { listCohortApplicants } from './cohorts/list-cohort-applicants/handler.ts';
import { listCohorts } from './cohorts/list-cohorts/handler.ts';
import { openCohort } from './cohorts/open-cohort/handler.ts';
import { removeCohortApplicant } from './cohorts/remove-cohort-applicant/handler.ts';
import { startCohortScreening } from './cohorts/start-cohort-screening/handler.ts';
import { streamCohortProgress } from './cohorts/stream-cohort-progress/handler.ts';
import { getConsent } from './consents/get-consent/handler.ts';
import { listConsents } from './consents/list-consents/handler.ts';
import { recordConsent } from './consents/record-consent/handler.ts';
import { withdrawConsent } from './consents/withdraw-consent/handler.ts';
import { listFindings } from './findings/list-findings/handler.ts';
import { evaluateGate } from './gate/evaluate-gate/handler.ts';
import { attachArchive } from './handles/attach-archive/handler.ts';
import { declareHandle } from './handles/declare-handle/handler.ts';
import { getHandle } from './handles/get-handle/handler.ts';
import { listHandles } from './handles/list-handles/handler.ts';
import { probeHandle } from './handles/probe-handle/handler.ts';
import { requestHandleProof } from './handles/request-handle-proof/handler.ts';
import type { Operation } from './http/operation.ts';
import { commentReport } from './portal/comment-report/handler.ts';
import { getMyConsularSection } from './portal/get-my-consular-section/handler.ts';
import { getMyReport } from './portal/get-my-report/handler.ts';
import { getMyReportPdf } from './portal/get-my-report-pdf/handler.ts';
import { grantMyConsularSection } from './portal/grant-my-consular-section/handler.ts';
import { listMyHandles } from './portal/list-my-handles/handler.ts';
import { listMyRecipients } from './portal/list-my-recipients/handler.ts';
import { listMyReports } from './portal/list-my-reports/handler.ts';
import { probeMyHandle } from './portal/probe-my-handle/handler.ts';
import { releaseReport } from './portal/release-report/handler.ts';
import { requestMyHandleProof } from './portal/request-my-handle-proof/handler.ts';
import { withdrawMyConsent } from './portal/withdraw-my-consent/handler.ts';
import { withdrawMyConsularSection } from './portal/withdraw-my-consular-section/handler.ts';
import { deleteProviderKey } from './provider-keys/delete-provider-key/handler.ts';
import { getProviderKey } from './provider-keys/get-provider-key/handler.ts';
import { setProviderKey } from './provider-keys/set-provider-key/handler.ts';
import { getReport } from './reports/get-report/handler.ts';
import { getReportPdf } from './reports/get-report-pdf/handler.ts';
import { listReports } from './reports/list-reports/handler.ts';
import { claimNextReview } from './reviews/claim-next-review/handler.ts';
import { closeReview } from './reviews/close-review/handler.ts';
import { decideFinding } from './reviews/decide-finding/handler.ts';
import { getReview } from './reviews/get-review/handler.ts';
import { cancelScreening } from './screenings/cancel-screening/handler.ts';
import { createScreening } from './screenings/create-screening/handler.ts';
import { getScreening } from './screenings/get-screening/handler.ts';
import { getScreeningProgress } from './screenings/get-screening-progress/handler.ts';
import { listScreenings } from './screenings/list-screenings/handler.ts';
import { retryScreening } from './screenings/retry-screening/handler.ts';
import { streamScreeningProgress } from './screenings/stream-screening-progress/handler.ts';
import { simulateScreening } from './simulation/simulate-screening/handler.ts';
import { certifyPurposes } from './tenants/certify-purposes/handler.ts';
import { getTenant } from './tenants/get-tenant/handler.ts';
import { setPolicy } from './tenants/set-policy/handler.ts';
import { createUnit } from './units/create-unit/handler.ts';
import { getUnit } from './units/get-unit/handler.ts';
import { listUnits } from './units/list-units/handler.ts';
import { abandonUpload } from './uploads/abandon-upload/handler.ts';
import { completeUpload } from './uploads/complete-upload/handler.ts';
import { getUpload } from './uploads/get-upload/handler.ts';
import { openUpload } from './uploads/open-upload/handler.ts';
import { putUploadPart } from './uploads/put-upload-part/handler.ts';

/** Every operation there is, by area, in the order of the reference. What is not listed here does not exist. */
export const operations: readonly Operation[] = [
  getTenant,
  certifyPurposes,
  setPolicy,
  getProviderKey,
  setProviderKey,
  deleteProviderKey,

  createUnit,
  listUnits,
  getUnit,

  evaluateGate,

  createApplicant,
  listApplicants,
  getApplicant,

  recordConsent,
  listConsents,
  getConsent,
  withdrawConsent,

  declareHandle,
  listHandles,
  getHandle,
  requestHandleProof,
  probeHandle,
  attachArchive,

  openUpload,
  putUploadPart,
  getUpload,
  completeUpload,
  abandonUpload,

  createCohort,
  listCohorts,
  getCohort,
  openCohort,
  closeCohort,
  addCohortApplicant,
  removeCohortApplicant,
  listCohortApplicants,
  startCohortScreening,
  getCohortProgress,
  streamCohortProgress,

  createScreening,
  listScreenings,
  getScreening,
  getScreeningProgress,
  streamScreeningProgress,
  cancelScreening,
  retryScreening,

  claimNextReview,
  getReview,
  decideFinding,
  closeReview,

  listReports,
  getReport,
  getReportPdf,

  listFindings,

  listMyReports,
  getMyReport,
  getMyReportPdf,
  commentReport,
  releaseReport,
  listMyHandles,
  requestMyHandleProof,
  probeMyHandle,
  withdrawMyConsent,
  grantMyConsularSection,
  withdrawMyConsularSection,
  getMyConsularSection,
  listMyRecipients,

  listAuditEntries,

  simulateScreening,
];
