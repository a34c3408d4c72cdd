/** Codes of the network, and of PostgreSQL for a wrong password and a database that is not there. */
const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '3D000'];

/** Whether no work can be done with this URL, for a reason that lies with the URL or the network. */
export function isUnreachable(error: unknown): boolean {
  return isErrorOf(error, unreachable);
}

export function isErrorOf(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
