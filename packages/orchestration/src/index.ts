export { type ActivityClass, type ActivityPolicy, activityPolicies } from './activity-policy.ts';
export {
  isCancelled,
  isPermanentFailure,
  isStepFailed,
  permanentFailure,
  type StepFailure,
  settle,
} from './failures.ts';
export {
  createInProcessRunner,
  type InProcessRunner,
  type InProcessRunnerParts,
} from './in-process/runner.ts';
export { createManualTime, type ManualTime } from './manual-time.ts';
export type {
  Activity,
  ActivityCalls,
  ActivityContext,
  ActivitySet,
  Cancellation,
  Orchestrator,
  ProcessDefinition,
  ProcessFailureReport,
  ProcessRunner,
  ProcessStart,
  ProcessState,
  SignalOutcome,
} from './port.ts';
export { systemTimers, type Timers } from './timers.ts';
export type { ProcessTracing, TracedAttempt } from './tracing.ts';
