import type { TenantScope } from '@visaguard/kernel';
import { inTenantScope, type Pool } from '@visaguard/postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { Database } from './projection.ts';

/** Runs a read in a transaction that row-level security confines to one tenant and mode. The only way to read. */
export type ScopedRead = <T>(scope: TenantScope, read: (database: Database) => Promise<T>) => Promise<T>;

export function createScopedRead(reader: Pool): ScopedRead {
  return (scope, read) => inTenantScope(reader, scope, (client) => read(drizzle(client)));
}
