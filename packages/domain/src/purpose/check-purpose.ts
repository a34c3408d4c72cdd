import { ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import { type Purpose, purposes } from '../vocabulary.ts';

/** Uses that consumer-report law ties to duties this product does not carry; refused by name (rule R6). */
export const refusedPurposes = ['employment', 'credit', 'housing'] as const;

/**
 * Whether an order may be placed for this purpose: the closed list of rule R6, matched exactly.
 * @returns the purpose, or `purpose_refused` (employment, credit, housing), or `purpose_unknown`; both name R6.
 */
export function checkPurpose(purpose: string): Result<Purpose, Refusal> {
  const permitted = purposes.find((candidate) => candidate === purpose);
  if (permitted) return ok(permitted);
  const refused = refusedPurposes.find((candidate) => candidate === purpose.trim().toLowerCase());
  if (refused) {
    return refuse('purpose_refused', `Screening for ${refused} is not offered.`, {
      rule: 'R6',
      facts: { purpose: refused },
    });
  }
  return refuse('purpose_unknown', `The purpose is one of: ${purposes.join(', ')}.`, { rule: 'R6' });
}
