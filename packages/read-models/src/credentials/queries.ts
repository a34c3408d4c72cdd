import type { MemberRole } from '@visaguard/domain';
import type { Pool } from '@visaguard/postgres';
import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { members } from '../members/table.ts';
import { tenants } from '../tenants/table.ts';
import { credentials } from './table.ts';

export type CredentialRow = typeof credentials.$inferSelect & {
  readonly tenantState: 'active' | 'suspended';
  /** Null for an API key and an applicant. */
  readonly member: {
    readonly roles: readonly MemberRole[];
    readonly state: 'active' | 'removed';
    readonly trainedUntil: Date | null;
    readonly simulated: boolean;
  } | null;
};

/** Finds whose credential it is, across tenants, as the role that may do nothing else. */
export function credentialLookup(auth: Pool) {
  return {
    async bySecret(secretSha256: string): Promise<CredentialRow | undefined> {
      const rows = await drizzle(auth)
        .select({
          credential: credentials,
          tenantState: tenants.state,
          member: {
            roles: members.roles,
            state: members.state,
            trainedUntil: members.trainedUntil,
            simulated: members.simulated,
          },
        })
        .from(credentials)
        .innerJoin(tenants, eq(tenants.tenantScope, credentials.tenantScope))
        .leftJoin(
          members,
          and(eq(members.tenantScope, credentials.tenantScope), eq(members.memberId, credentials.subjectId)),
        )
        .where(eq(credentials.secretSha256, secretSha256));
      const row = rows[0];
      return row && { ...row.credential, tenantState: row.tenantState, member: row.member };
    },
  };
}
