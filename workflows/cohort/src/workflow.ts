import { workflowOf } from '@visaguard/orchestration/workflow';
import { cohortProcess } from './process.ts';

/** The process on Temporal: what a workflow bundle holds. */
export const cohort = workflowOf(cohortProcess);
