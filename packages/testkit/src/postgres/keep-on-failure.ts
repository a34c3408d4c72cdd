let failed = false;

/** Called by the setup file when a test of this file fails, so that its database is kept for a look. */
export function noteFailedTest(): void {
  failed = true;
}

export function someTestFailed(): boolean {
  return failed;
}
