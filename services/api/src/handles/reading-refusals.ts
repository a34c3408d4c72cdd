import type { ProblemCode } from '../http/problems.ts';

/** Why an account may not be read now, whether from an export or from its profile (rule R1). */
export const readingRefusals = [
  'handle_unknown',
  'consent_missing',
  'consent_withdrawn',
  'consent_expired',
  'consent_other_platforms',
  'consent_other_sources',
] as const satisfies readonly ProblemCode[];
