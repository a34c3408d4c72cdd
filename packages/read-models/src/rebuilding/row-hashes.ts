import type { PoolClient } from '@visaguard/postgres';
import { readModelTables } from './read-model-tables.ts';

export type RowHash = { readonly rows: number; readonly hash: string };

/**
 * For each table how many rows a tenant has and what they add up to: sums of two hashes of each row, so that nothing is
 * sorted and no row is held. Tables are those that the search path of the transaction names.
 */
export async function rowHashes(client: PoolClient, tenantScope: string): Promise<Map<string, RowHash>> {
  const hashes = new Map<string, RowHash>();
  for (const table of readModelTables) {
    const { rows } = await client.query<RowHash>(
      `select count(*)::integer as rows,
              concat_ws('/', sum(hashtextextended(t::text, 0)), sum(hashtextextended(t::text, 1))) as hash
         from ${table} t where tenant_scope = $1`,
      [tenantScope],
    );
    hashes.set(table, rows[0] ?? { rows: 0, hash: '' });
  }
  return hashes;
}
