import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  proxyActivities,
  TimeoutFailure,
} from '@temporalio/workflow';
import { activityName } from '../../activity-name.ts';
import type { ActivityPolicy } from '../../activity-policy.ts';
import { stepFailed } from '../../failures.ts';
import type { ActivityFailureDetail } from '../error-types.ts';

export type ActivityCall = {
  readonly process: string;
  readonly activity: string;
  readonly policy: ActivityPolicy;
};

/** The server tries again as the policy says. @throws `StepFailed`, or Temporal's own error on cancellation. */
export function activityCall({ process, activity, policy }: ActivityCall): (input: unknown) => Promise<unknown> {
  const name = activityName(process, activity);
  const call = proxyActivities<Record<string, (input: unknown) => Promise<unknown>>>({
    startToCloseTimeout: policy.timeoutMs,
    heartbeatTimeout: policy.heartbeatTimeoutMs,
    // As in one process: what was begun ends before the process cleans up.
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: {
      initialInterval: policy.firstDelayMs,
      backoffCoefficient: 2,
      maximumInterval: policy.delayMsMax,
      maximumAttempts: policy.attemptsMax,
    },
  })[name];
  if (!call) throw new TypeError(`no activity can be called ${name}`);
  return async (input) => {
    try {
      return await call(input);
    } catch (error) {
      throw error instanceof ActivityFailure ? asStepFailed(error, activity, policy) : error;
    }
  };
}

function asStepFailed(error: ActivityFailure, step: string, policy: ActivityPolicy): Error {
  const { cause } = error;
  if (cause instanceof ApplicationFailure) {
    const [{ code, attempt }] = cause.details as [ActivityFailureDetail];
    const failure = { step, detail: cause.message, attempts: attempt };
    return code === null
      ? stepFailed({ ...failure, kind: 'retries_exhausted', code: 'activity_failed' })
      : stepFailed({ ...failure, kind: 'permanent', code });
  }
  if (cause instanceof TimeoutFailure) {
    const detail = `no answer within ${policy.timeoutMs} ms, or its worker went silent`;
    const attempts = policy.attemptsMax;
    return stepFailed({ step, detail, attempts, kind: 'retries_exhausted', code: 'activity_failed' });
  }
  return error;
}
