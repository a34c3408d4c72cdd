import { createApplicant } from './applicants/create-applicant/handler.ts';
import { getApplicant } from './applicants/get-applicant/handler.ts';
import { listApplicants } from './applicants/list-applicants/handler.ts';
import type { Operation } from './http/operation.ts';

/** Every operation there is, by area, in the order of the reference. What is not listed here does not exist. */
export const operations: readonly Operation[] = [createApplicant, listApplicants, getApplicant];
