import type { Instant, MemberId } from '@visaguard/kernel';
import type { DomainEvent, Personal } from '../aggregate.ts';

export const memberRoles = ['owner', 'admin', 'requester', 'reviewer', 'auditor', 'developer'] as const;
export type MemberRole = (typeof memberRoles)[number];

export type MemberAdded = DomainEvent<
  'member.added',
  {
    readonly memberId: MemberId;
    readonly roles: readonly MemberRole[];
    /** A reviewer that the test mode plays itself; never possible in live mode. */
    readonly simulated: boolean;
    readonly personal: Personal<{ readonly name: string; readonly email: string }>;
  }
>;
export type MemberTrained = DomainEvent<
  'member.trained',
  { readonly trainedAt: Instant; readonly validUntil: Instant }
>;
export type MemberRemoved = DomainEvent<'member.removed', { readonly memberId: MemberId }>;

export type MemberEvent = MemberAdded | MemberTrained | MemberRemoved;
