/** Types of the failures that cross between workflow, activity and client; their first detail says more. */
export const errorTypes = {
  /** An activity failed. Detail: `ActivityFailureDetail`. */
  activityFailed: 'ActivityFailed',
  /** A process ended by a failed step that it did not handle. Detail: `StepFailure`. */
  stepFailed: 'StepFailed',
} as const;

export type ActivityFailureDetail = {
  /** The activity's own, for a failure that trying again does not help. */
  readonly code: string | null;
  readonly attempt: number;
};
