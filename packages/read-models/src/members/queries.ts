import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { eq } from 'drizzle-orm';
import type { ScopedRead } from '../scoped-read.ts';
import { members } from './table.ts';

export type MemberRow = typeof members.$inferSelect;

export function memberQueries(read: ScopedRead) {
  return {
    /** All members of a tenant: staff of one office, not a list to page through. */
    all(scope: TenantScope): Promise<readonly MemberRow[]> {
      return read(scope, (database) =>
        database
          .select()
          .from(members)
          .where(eq(members.tenantScope, scopeKey(scope)))
          .orderBy(members.memberId),
      );
    },
  };
}
