/** How long a process waits before it looks again, in milliseconds. */
export type RunWaits = {
  readonly afterStart: number;
  /** While it runs. @param minutes since it was started. */
  readonly running: (minutes: number) => number;
  /** The key has as many runs as it may. */
  readonly busy: number;
  /** The adapter's breaker is open. */
  readonly closed: number;
  /** The service did not answer. */
  readonly retry: number;
  /** After an order whose start is not on record: longer than the call that starts a run may take. */
  readonly lostStart: number;
  /** In our own queue, where who waits is called: this is for a worker that has forgotten whom to call. */
  readonly slot: number;
};

/** Often at first, since most runs take less than a minute; where the service calls at the end, that comes sooner. */
export const runWaits: RunWaits = {
  afterStart: 3_000,
  running: (minutes) => (minutes < 1 ? 3_000 : minutes < 5 ? 10_000 : 30_000),
  ...{ busy: 30_000, closed: 60_000, retry: 15_000, lostStart: 90_000, slot: 5 * 60_000 },
};
