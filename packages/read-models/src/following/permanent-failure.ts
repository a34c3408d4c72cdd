import { UnknownEvent } from '@visaguard/contracts';

/** SQLSTATE classes of statements that fail as often as they are tried: data, constraint, syntax or access, raised. */
const permanentClasses = ['22', '23', '42', 'P0'];

/**
 * A short name for a failure that trying again would not mend, or null for one that may pass (a server away, a deadlock,
 * a time-out). Holds nothing of the event's content.
 */
export function permanentFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^[0-9A-Z]{5}$/.test(code)) return permanentClasses.includes(code.slice(0, 2)) ? code : null;
  if (error instanceof TypeError || error instanceof RangeError || error instanceof UnknownEvent) return error.name;
  return permanentFailure(error.cause);
}
