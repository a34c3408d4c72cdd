import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { eq } from 'drizzle-orm';
import type { ScopedRead } from '../scoped-read.ts';
import { tenants } from './table.ts';

export type TenantRow = typeof tenants.$inferSelect;

export function tenantQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope): Promise<TenantRow | undefined> {
      return read(scope, async (database) => {
        const rows = await database
          .select()
          .from(tenants)
          .where(eq(tenants.tenantScope, scopeKey(scope)));
        return rows[0];
      });
    },
  };
}
