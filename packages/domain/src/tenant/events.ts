import type { Instant, TenantId } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';
import type { ScreeningPolicy } from '../policy/policy.ts';
import type { Purpose, RequesterType } from '../vocabulary.ts';

export type TenantRegistered = DomainEvent<
  'tenant.registered',
  {
    readonly tenantId: TenantId;
    readonly name: string;
    readonly requesterType: RequesterType;
    /** ISO 3166-1 or 3166-2; decides the jurisdiction gate. */
    readonly place: string;
  }
>;
export type TenantPurposesCertified = DomainEvent<
  'tenant.purposes_certified',
  {
    readonly purposes: readonly Purpose[];
    readonly nonDiscrimination: true;
    readonly certifiedAt: Instant;
    readonly validUntil: Instant;
  }
>;
export type TenantPolicySet = DomainEvent<'tenant.policy_set', { readonly policy: ScreeningPolicy }>;
export type TenantSuspended = DomainEvent<'tenant.suspended', { readonly reason: string }>;
export type TenantReactivated = DomainEvent<'tenant.reactivated', { readonly reason: string }>;

export type TenantEvent =
  | TenantRegistered
  | TenantPurposesCertified
  | TenantPolicySet
  | TenantSuspended
  | TenantReactivated;
