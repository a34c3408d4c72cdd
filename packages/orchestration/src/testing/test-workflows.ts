import type { ActivityPolicies } from '../activity-policy.ts';
import { workflowOf } from '../workflow.ts';
import * as processes from './test-processes.ts';

// As short as they can be without failing on a busy machine: Temporal's time cannot be moved.
const policies: ActivityPolicies = {
  command: { attemptsMax: 25, firstDelayMs: 200, delayMsMax: 1_000, timeoutMs: 3_000, heartbeatTimeoutMs: 1_000 },
  call: { attemptsMax: 25, firstDelayMs: 100, delayMsMax: 400, timeoutMs: 3_000, heartbeatTimeoutMs: 1_000 },
  work: { attemptsMax: 5, firstDelayMs: 100, delayMsMax: 400, timeoutMs: 3_000, heartbeatTimeoutMs: 1_000 },
};

export const recordAll = workflowOf(processes.recordAll, policies);
export const recordOrSay = workflowOf(processes.recordOrSay, policies);
export const echo = workflowOf(processes.echo, policies);
export const buggy = workflowOf(processes.buggy, policies);
export const waitForGo = workflowOf(processes.waitForGo, policies);
export const sleep = workflowOf(processes.sleep, policies);
export const sleepThenCleanUp = workflowOf(processes.sleepThenCleanUp, policies);
export const parentOf = workflowOf(processes.parentOf, policies);
export const parentOfWaiting = workflowOf(processes.parentOfWaiting, policies);
export const mapAll = workflowOf(processes.mapAll, policies);
