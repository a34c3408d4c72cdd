import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { and, desc, eq, lt } from 'drizzle-orm';
import { type Page, type PageRequest, pageOf } from '../page.ts';
import type { ScopedRead } from '../scoped-read.ts';
import { units } from './table.ts';

export type UnitRow = typeof units.$inferSelect;

export function unitQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope, unitId: string): Promise<UnitRow | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(units.tenantScope, scopeKey(scope)), eq(units.unitId, unitId));
        return (await database.select().from(units).where(key))[0];
      });
    },
    list(scope: TenantScope, page: PageRequest): Promise<Page<UnitRow>> {
      return read(scope, async (database) => {
        const after = page.startingAfter === null ? undefined : lt(units.unitId, page.startingAfter);
        const rows = await database
          .select()
          .from(units)
          .where(and(eq(units.tenantScope, scopeKey(scope)), after))
          .orderBy(desc(units.unitId))
          .limit(page.limit + 1);
        return pageOf(rows, page.limit);
      });
    },
  };
}
