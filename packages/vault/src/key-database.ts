import type { TenantScope } from '@visaguard/kernel';
import { inTenantScope, type Pool, type PoolClient } from '@visaguard/postgres';
import { reachingKeys } from './unavailable.ts';

/** Runs work in one transaction of the key database under the tenant's row-level security. */
export type KeyDatabase = {
  inScope<T>(scope: TenantScope, work: (client: PoolClient) => Promise<T>): Promise<T>;
};

export function createKeyDatabase(keys: Pool): KeyDatabase {
  return { inScope: (scope, work) => reachingKeys(() => inTenantScope(keys, scope, work)) };
}
