import { type Instant, ok, operatorScope, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import { checkPolicy, type ScreeningPolicy } from '../policy/policy.ts';
import type { Purpose } from '../vocabulary.ts';
import type { TenantEvent, TenantRegistered } from './events.ts';
import type { TenantState } from './state.ts';

export function registerTenant(state: TenantState, command: TenantRegistered['data']): Decision<TenantEvent> {
  if (state.kind !== 'none') return refuse('tenant_exists', 'This tenant is registered already.');
  if (command.tenantId === operatorScope.tenantId) {
    return refuse('tenant_reserved', 'This id is reserved for the operator.');
  }
  return ok([{ type: 'tenant.registered', data: command }]);
}

export type CertifyPurposes = {
  readonly purposes: readonly Purpose[];
  readonly nonDiscrimination: boolean;
  readonly at: Instant;
};

/** Rule R6: purposes and non-discrimination are certified together, for one year. */
export function certifyPurposes(state: TenantState, command: CertifyPurposes): Decision<TenantEvent> {
  if (state.kind !== 'active') return notActive(state);
  if (!command.nonDiscrimination) {
    return refuse('non_discrimination_not_certified', 'A purpose is certified together with non-discrimination.', {
      rule: 'R6',
      faults: [{ pointer: '/non_discrimination', detail: 'must be true' }],
    });
  }
  if (command.purposes.length === 0) {
    return refuse('purpose_missing', 'Name at least one purpose.', {
      rule: 'R6',
      faults: [{ pointer: '/purposes', detail: 'is empty' }],
    });
  }
  const validUntil = new Date(command.at);
  validUntil.setUTCFullYear(validUntil.getUTCFullYear() + 1);
  return ok([
    {
      type: 'tenant.purposes_certified',
      data: {
        purposes: command.purposes,
        nonDiscrimination: true,
        certifiedAt: command.at,
        validUntil: validUntil.toISOString(),
      },
    },
  ]);
}

export function setPolicy(state: TenantState, policy: ScreeningPolicy): Decision<TenantEvent> {
  if (state.kind !== 'active') return notActive(state);
  const checked = checkPolicy(policy);
  return checked.ok ? ok([{ type: 'tenant.policy_set', data: { policy } }]) : checked;
}

export function suspendTenant(state: TenantState, command: { readonly reason: string }): Decision<TenantEvent> {
  if (state.kind !== 'active') return notActive(state);
  return ok([{ type: 'tenant.suspended', data: command }]);
}

export function reactivateTenant(state: TenantState, command: { readonly reason: string }): Decision<TenantEvent> {
  if (state.kind !== 'suspended') return refuse('tenant_not_suspended', 'Only a suspended tenant is reactivated.');
  return ok([{ type: 'tenant.reactivated', data: command }]);
}

/** Rule R6: whether an order for this purpose is covered by a certification that still holds. */
export function certificationCovers(state: TenantState, purpose: Purpose, at: Instant): boolean {
  return (
    state.kind === 'active' &&
    state.certification !== null &&
    state.certification.validUntil > at &&
    state.certification.purposes.includes(purpose)
  );
}

function notActive(state: TenantState) {
  return state.kind === 'none'
    ? refuse('tenant_unknown', 'There is no such tenant.')
    : refuse('tenant_suspended', 'The tenant is suspended.');
}
