/** SIGKILL. False where no such process is there, or none any more. */
export function kill(processId: number | null): boolean {
  if (processId === null) return false;
  try {
    return process.kill(processId, 'SIGKILL');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
