import { deriveId, type Instant, type SourceAdapterId, type TenantScope } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { Platform } from '../vocabulary.ts';
import type { ProbeVerdict, SourceAdapterEvent } from './events.ts';

export type Breaker =
  | { readonly kind: 'closed' }
  | {
      /** `trying`: one try is under way, and the next one is let through at `until` where nothing is heard of it. */
      readonly kind: 'open' | 'trying';
      readonly keyId: string | null;
      readonly reasonCode: string;
      readonly isFinal: boolean;
      readonly until: Instant;
      /** How long it was open last: doubled when the try fails. */
      readonly openMs: number;
    };

export type SourceAdapterState = {
  readonly breaker: Breaker;
  readonly isSwitchedOff: boolean;
  /** Null: never probed. */
  readonly verdict: ProbeVerdict | null;
};

export const sourceAdapter: Aggregate<SourceAdapterState, SourceAdapterEvent> = {
  category: 'source_adapter',
  initialState: { breaker: { kind: 'closed' }, isSwitchedOff: false, verdict: null },
  evolve(state, event) {
    switch (event.type) {
      case 'source_adapter.opened': {
        const { keyId, reasonCode, isFinal, openedAt, until } = event.data;
        const openMs = Date.parse(until) - Date.parse(openedAt);
        return { ...state, breaker: { kind: 'open', keyId, reasonCode, isFinal, until, openMs } };
      }
      case 'source_adapter.trial_started':
        if (state.breaker.kind === 'closed') return state;
        return { ...state, breaker: { ...state.breaker, kind: 'trying', until: event.data.until } };
      case 'source_adapter.closed':
        return { ...state, breaker: { kind: 'closed' } };
      case 'source_adapter.switched_off':
        return { ...state, isSwitchedOff: true };
      case 'source_adapter.switched_on':
        return { ...state, isSwitchedOff: false };
      case 'source_adapter.probed':
        return { ...state, verdict: event.data.verdict };
    }
  },
};

/** One stream per platform and holder of keys: a tenant in one mode, or the operator. */
export function sourceAdapterIdOf({ tenantId, mode }: TenantScope, platform: Platform): SourceAdapterId {
  return deriveId('sourceAdapter', [tenantId, mode, platform]);
}
