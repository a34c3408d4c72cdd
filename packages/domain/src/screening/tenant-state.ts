import type { ScreeningResult } from '../vocabulary.ts';
import type { ScreeningKind } from './state.ts';

/** A screening as its tenant may know it. */
export type TenantScreeningState = Exclude<ScreeningKind, 'closed'> | 'not_provided';

/** Rule R3: declined, unanswered and withdrawn are one and the same to a tenant, and it is told no reason. */
export function tenantScreeningState(kind: ScreeningKind): TenantScreeningState {
  return kind === 'closed' ? 'not_provided' : kind;
}

type Standing = { readonly state: ScreeningKind; readonly result: ScreeningResult | null };

/**
 * Rules R3, R13, R14: the result a tenant may know. A reviewed one stays with the applicant until the report is
 * released, which is what ends a screening.
 */
export function tenantScreeningResult({ state, result }: Standing): ScreeningResult | null {
  return state === 'completed' || state === 'partial' ? result : null;
}
