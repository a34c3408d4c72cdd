const code = 'vault_unavailable';

/**
 * A key could not be reached now. Not a statement about the key: retry, and project or seal nothing meanwhile,
 * or the outage becomes permanent data.
 */
export function vaultUnavailable(cause: unknown): Error {
  return Object.assign(new Error('the vault cannot be reached now; retry', { cause }), { code });
}

export function isVaultUnavailable(error: unknown): boolean {
  return codeOf(error) === code;
}

/** SQLSTATE classes: connection, resources, operator intervention, system; and transactions to be retried. */
const transientState = /^(08|53|57|58|40)[0-9A-Z]{3}$/;
const transientMessage = /timeout|terminated|connection|not queryable/i;

/** Runs work against the key database; what a retry may cure is thrown as `vaultUnavailable`. */
export async function reachingKeys<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isTransient(error) ? vaultUnavailable(error) : error;
  }
}

function isTransient(error: unknown): boolean {
  const known = codeOf(error);
  if (known !== undefined) return transientState.test(known) || /^E[A-Z_]{4,}$/.test(known);
  // The driver reports a lost connection or a timeout by message only.
  return error instanceof Error && transientMessage.test(error.message);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
