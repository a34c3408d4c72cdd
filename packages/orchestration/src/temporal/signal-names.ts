/** Signals of the adapter itself. Those of processes are words, so no name can be one of these. */
export const ownSignals = {
  /** Says why; the cancellation that follows it carries no reason of its own. */
  cancelReason: '$cancel_reason',
} as const;
