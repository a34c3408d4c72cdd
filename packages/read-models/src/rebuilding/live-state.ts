import { inTransaction, type Pool, type PoolClient } from '@visaguard/postgres';
import { readModelConsumer } from '../read-model.ts';
import { readModelTables } from './read-model-tables.ts';
import { type RowHash, rowHashes } from './row-hashes.ts';

/** A tenant's read models at one moment: what its rows add up to, and which version of each stream they hold. */
export type LiveState = {
  readonly hashes: ReadonlyMap<string, RowHash>;
  readonly versions: ReadonlyMap<string, number>;
  /** Streams that stand still, and the newest version that waits in each. */
  readonly parked: ReadonlyMap<string, number>;
};

/** One snapshot, reading only: the projector goes on meanwhile, and no reader of events waits for it. */
export function liveState(projector: Pool, tenantScope: string): Promise<LiveState> {
  return inTransaction(projector, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    const hashes = await rowHashes(client, tenantScope);
    return { hashes, ...(await followed(client, tenantScope)) };
  });
}

async function followed(client: PoolClient, tenantScope: string): Promise<Pick<LiveState, 'versions' | 'parked'>> {
  const of = [tenantScope, readModelConsumer.name, readModelConsumer.version];
  const where = 'where tenant_scope = $1 and consumer = $2 and consumer_version = $3';
  type Row = { stream: string; version: number };
  const versions = await client.query<Row>(`select stream_id as stream, version from followed_streams ${where}`, of);
  const parked = await client.query<Row>(
    `select stream_id as stream, max(version) as version from parked_events ${where} group by 1`,
    of,
  );
  const byStream = (rows: readonly Row[]) => new Map(rows.map(({ stream, version }) => [stream, version]));
  return { versions: byStream(versions.rows), parked: byStream(parked.rows) };
}

/** The scopes of all tenants that have rows in a read model, by one probe of the key each. */
export async function tenantsWithRows(projector: Pool): Promise<string[]> {
  const found = new Set<string>();
  for (const table of readModelTables) {
    const { rows } = await projector.query<{ scope: string }>(
      `with recursive tenant(scope) as (
         (select tenant_scope from ${table} order by tenant_scope limit 1)
         union all
         select (select t.tenant_scope from ${table} t where t.tenant_scope > tenant.scope order by t.tenant_scope limit 1)
           from tenant where tenant.scope is not null)
       select scope from tenant where scope is not null`,
    );
    for (const { scope } of rows) found.add(scope);
  }
  return [...found];
}
