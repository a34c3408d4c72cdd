import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { connectionLimits } from './connection-limits.ts';
import type { DatabaseRole } from './roles.ts';

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

export type PoolOptions = { url: string; role: DatabaseRole; max?: number; applicationName?: string };

/**
 * Connections that act as `role` from their first statement on.
 *
 * Values come back as: int8 a number while it is a safe integer, otherwise a bigint; timestamptz a Date;
 * numeric and xid8 a string; json parsed.
 * @param options.url logs in as the one login role (see `ensureRoles`); `role` is taken by a startup option.
 */
export function createPool({ url, role, max = 10, applicationName = 'visaguard' }: PoolOptions): Pool {
  return quiet(
    new pg.Pool({
      connectionString: url,
      options: `-c role=${role}`,
      max,
      application_name: applicationName,
      types: columnTypes,
      ...connectionLimits,
    }),
  );
}

/** Connections of the owner, for migrations and for operators' tools; no service runs on them. */
export function createOwnerPool(options: { ownerUrl: string; max?: number }): Pool {
  const { ownerUrl, max = 4 } = options;
  return quiet(new pg.Pool({ connectionString: ownerUrl, max, types: columnTypes, ...connectionLimits }));
}

/**
 * Without a listener Node ends the process when the server closes a connection that no statement waits on. An idle one
 * the pool drops itself, and the next query opens another. For one in the middle of a transaction it does not listen:
 * there the next statement of the transaction fails, so that whoever holds it learns of it.
 */
function quiet(pool: Pool): Pool {
  return pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
}
