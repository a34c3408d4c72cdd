import { workflowOf } from '@visaguard/orchestration/workflow';
import { probeProcess } from './process.ts';

/** The process on Temporal: what a workflow bundle holds. */
export const probe = workflowOf(probeProcess);
