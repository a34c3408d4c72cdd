// The entry of the bundle that histories are recorded with.
export { cohort } from '@visaguard/workflow-cohort/workflow';
export { probe } from '@visaguard/workflow-probe/workflow';
export { screening } from '@visaguard/workflow-screening/workflow';
