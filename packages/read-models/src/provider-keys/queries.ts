import { type ProviderKeyId, scopeKey, type TenantScope } from '@visaguard/kernel';
import { and, eq } from 'drizzle-orm';
import type { ScopedRead } from '../scoped-read.ts';
import { providerKeys } from './table.ts';

export type ProviderKeyRow = typeof providerKeys.$inferSelect;

export function providerKeyQueries(read: ScopedRead) {
  return {
    get(scope: TenantScope, providerKeyId: ProviderKeyId): Promise<ProviderKeyRow | undefined> {
      return read(scope, async (database) => {
        const key = and(eq(providerKeys.tenantScope, scopeKey(scope)), eq(providerKeys.providerKeyId, providerKeyId));
        return (await database.select().from(providerKeys).where(key))[0];
      });
    },
  };
}
