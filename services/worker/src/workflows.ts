// What the workflow bundle holds: one workflow per process. Runs inside Temporal's sandbox and imports nothing else.
export { cohort } from '@visaguard/workflow-cohort/workflow';
export { probe } from '@visaguard/workflow-probe/workflow';
export { screening } from '@visaguard/workflow-screening/workflow';
