import { createApplicant } from './applicants/create-applicant/handler.ts';
import { getApplicant } from './applicants/get-applicant/handler.ts';
import { listApplicants } from './applicants/list-applicants/handler.ts';
import { getConsent } from './consents/get-consent/handler.ts';
import { listConsents } from './consents/list-consents/handler.ts';
import { recordConsent } from './consents/record-consent/handler.ts';
import { withdrawConsent } from './consents/withdraw-consent/handler.ts';
import { evaluateGate } from './gate/evaluate-gate/handler.ts';
import { attachArchive } from './handles/attach-archive/handler.ts';
import { declareHandle } from './handles/declare-handle/handler.ts';
import { listHandles } from './handles/list-handles/handler.ts';
import type { Operation } from './http/operation.ts';
import { certifyPurposes } from './tenants/certify-purposes/handler.ts';
import { getTenant } from './tenants/get-tenant/handler.ts';
import { setPolicy } from './tenants/set-policy/handler.ts';
import { createUnit } from './units/create-unit/handler.ts';
import { getUnit } from './units/get-unit/handler.ts';
import { listUnits } from './units/list-units/handler.ts';

/** Every operation there is, by area, in the order of the reference. What is not listed here does not exist. */
export const operations: readonly Operation[] = [
  getTenant,
  certifyPurposes,
  setPolicy,

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
  attachArchive,
];
