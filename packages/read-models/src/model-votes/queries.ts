import { type Instant, scopeKey, type TenantScope } from '@visaguard/kernel';
import { and, eq, gte, sum } from 'drizzle-orm';
import type { ScopedRead } from '../scoped-read.ts';
import { modelVotes } from './table.ts';

export type ModelSpend = { readonly tenantScope: string; readonly costMicros: number };

export function modelVoteQueries(read: ScopedRead) {
  return {
    /** What models have cost the tenant from an instant on, in millionths of a US dollar; undefined where nothing was asked. */
    spentSince(scope: TenantScope, since: Instant): Promise<ModelSpend | undefined> {
      return read(scope, async (database) => {
        const { tenantScope, costMicros, recordedAt } = modelVotes;
        const [row] = await database
          .select({ tenantScope, costMicros: sum(costMicros).mapWith(Number) })
          .from(modelVotes)
          .where(and(eq(tenantScope, scopeKey(scope)), gte(recordedAt, new Date(since))))
          .groupBy(tenantScope);
        return row;
      });
    },
  };
}
