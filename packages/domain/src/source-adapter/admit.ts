import type { Instant } from '@visaguard/kernel';
import type { SourceAdapterState } from './state.ts';

/** `trial`: the breaker has been open for long enough, and whoever is first may try. */
export type Admission =
  | { readonly kind: 'open' }
  | { readonly kind: 'trial' }
  | { readonly kind: 'shut'; readonly code: string; readonly isFinal: boolean };

/**
 * Whether a run may be started (rule R30). A platform that is switched off is shut whatever else is; a breaker that
 * opened under another key says nothing of this one.
 */
export function admit(state: SourceAdapterState, { keyId, at }: { keyId: string | null; at: Instant }): Admission {
  if (state.isSwitchedOff) return { kind: 'shut', code: 'switched_off', isFinal: true };
  const { breaker } = state;
  if (breaker.kind === 'closed' || breaker.keyId !== keyId) return { kind: 'open' };
  const { reasonCode: code, isFinal, until } = breaker;
  return at < until ? { kind: 'shut', code, isFinal } : { kind: 'trial' };
}
