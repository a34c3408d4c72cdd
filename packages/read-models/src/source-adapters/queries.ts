import { scopeKey, type TenantScope } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { and, eq, isNotNull, or } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { ScopedRead } from '../scoped-read.ts';
import { sourceAdapters } from './table.ts';

export type SourceAdapterRow = typeof sourceAdapters.$inferSelect;

const isShut = or(isNotNull(sourceAdapters.reasonCode), isNotNull(sourceAdapters.switchedOffAt));

export function sourceAdapterQueries(read: ScopedRead) {
  return {
    /** Those whose breaker is open under a key of the tenant: one for each platform at most. */
    shut(scope: TenantScope): Promise<readonly SourceAdapterRow[]> {
      return read(scope, (database) =>
        database
          .select()
          .from(sourceAdapters)
          .where(and(eq(sourceAdapters.tenantScope, scopeKey(scope)), isShut))
          .orderBy(sourceAdapters.platform),
      );
    },
  };
}

const listedMax = 100;

/** Adapters that nothing is read through now, of the operator and of every tenant, a hundred at most. */
export function shutSourceAdapters(projector: Pool): Promise<readonly SourceAdapterRow[]> {
  return inTransaction(projector, (client) =>
    drizzle(client)
      .select()
      .from(sourceAdapters)
      .where(isShut)
      .orderBy(sourceAdapters.tenantScope, sourceAdapters.adapterId)
      .limit(listedMax),
  );
}

/** How the adapters of one holder of keys stand, for operators. */
export function sourceAdaptersOf(projector: Pool, scope: TenantScope): Promise<readonly SourceAdapterRow[]> {
  return inTransaction(projector, (client) =>
    drizzle(client)
      .select()
      .from(sourceAdapters)
      .where(eq(sourceAdapters.tenantScope, scopeKey(scope)))
      .orderBy(sourceAdapters.platform),
  );
}
