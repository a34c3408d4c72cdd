import type { Instant, TenantId } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import { defaultPolicy, type ScreeningPolicy } from '../policy/policy.ts';
import type { Purpose, RequesterType } from '../vocabulary.ts';
import type { TenantEvent } from './events.ts';

export type TenantState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'active' | 'suspended';
      readonly tenantId: TenantId;
      readonly name: string;
      readonly requesterType: RequesterType;
      readonly place: string;
      readonly certification: { readonly purposes: readonly Purpose[]; readonly validUntil: Instant } | null;
      readonly policy: ScreeningPolicy;
    };

export const tenant: Aggregate<TenantState, TenantEvent> = {
  category: 'tenant',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'tenant.registered') {
      return { kind: 'active', ...event.data, certification: null, policy: defaultPolicy };
    }
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'tenant.purposes_certified': {
        const { purposes, validUntil } = event.data;
        return { ...state, certification: { purposes, validUntil } };
      }
      case 'tenant.policy_set':
        return { ...state, policy: event.data.policy };
      case 'tenant.suspended':
        return { ...state, kind: 'suspended' };
      case 'tenant.reactivated':
        return { ...state, kind: 'active' };
    }
  },
};
