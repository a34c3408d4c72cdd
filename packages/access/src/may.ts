import type { KeyScope, MemberRole } from '@visaguard/domain';
import type { ApiKeyId, ApplicantId, MemberId, TenantScope } from '@visaguard/kernel';
import { type Holder, policy } from './policy.ts';

export type Permission = keyof typeof policy;

export const permissions = Object.keys(policy) as readonly Permission[];

/** Who is calling, as authentication found them: whose data, which hand, and what that hand holds just now. */
export type Principal = { readonly scope: TenantScope; readonly holds: readonly Holder[] } & (
  | { readonly kind: 'api_key'; readonly id: ApiKeyId }
  | { readonly kind: 'member'; readonly id: MemberId }
  | { readonly kind: 'applicant'; readonly id: ApplicantId }
);

/** One look-up per question: the table is turned over once, when the process starts. */
const granted: ReadonlyMap<Holder, ReadonlySet<Permission>> = compile();

/**
 * Whether the policy gives this caller this permission. It says what a role may do; whose data it is done to is decided
 * by the scope of every query and by row-level security. Unknown is denied.
 */
export function may(principal: Pick<Principal, 'holds'>, permission: Permission): boolean {
  return principal.holds.some((holder) => granted.get(holder)?.has(permission) ?? false);
}

/** What the scopes of an API key hold. */
export function keyHolds(scopes: readonly KeyScope[]): readonly Holder[] {
  return scopes.map((scope): Holder => `key:${scope}`);
}

/** What the roles of a member hold now: a reviewer whose training has lapsed is none (rule R13). */
export function memberHolds(roles: readonly MemberRole[], training: { readonly live: boolean }): readonly Holder[] {
  return roles.filter((role) => role !== 'reviewer' || training.live);
}

function compile(): ReadonlyMap<Holder, ReadonlySet<Permission>> {
  const table = new Map<Holder, Set<Permission>>();
  for (const permission of permissions) {
    for (const holder of policy[permission]) {
      const of = table.get(holder) ?? new Set();
      table.set(holder, of.add(permission));
    }
  }
  return table;
}
