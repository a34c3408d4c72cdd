// What `@visaguard/orchestration` is inside a workflow bundle: what process code may use, and nothing of Node.
export { isCancelled, isStepFailed, settle } from './failures.ts';
