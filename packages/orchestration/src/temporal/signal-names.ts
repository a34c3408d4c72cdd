/** Signals of the adapter itself. Those of processes are words, so no name can be one of these. */
export const ownSignals = {
  /** Says why; the cancellation that follows it carries no reason of its own. */
  cancelReason: '$cancel_reason',
  /** From a process that would have started this one as its child and found it running: tell me of your end. */
  join: '$join',
  /** The answer to `join`, once the process with this id has ended. */
  ended: (id: string) => `$ended ${id}`,
} as const;
