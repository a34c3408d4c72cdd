import { workflowOf } from '@visaguard/orchestration/workflow';
import { screeningProcess } from './process.ts';

/** The process on Temporal: what a workflow bundle holds. */
export const screening = workflowOf(screeningProcess);
