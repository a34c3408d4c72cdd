import { inTransaction, type Pool } from '@visaguard/postgres';

/** A transaction that has written and not ended. `ageSeconds` is null for a login whose transactions are not ours to see. */
export type OpenWriter = {
  readonly application: string;
  readonly database: string | null;
  readonly processId: number | null;
  readonly ageSeconds: number | null;
};

const listed = 5;

const statement = `
  select application, database, process_id as "processId",
         extract(epoch from clock_timestamp() - since)::float8 as "ageSeconds"
    from (
      select application_name as application, datname as database, pid as process_id, backend_xid as xid,
             xact_start as since
        from pg_stat_activity where backend_xid is not null
      union all
      select 'prepared transaction ' || gid, database, null, transaction, prepared from pg_prepared_xacts
    ) writer
   order by age(xid) desc limit ${listed}`;

/**
 * The oldest writing transactions of the whole cluster, other databases too: no reader goes past the oldest of them.
 * @param pool of any role. The login role is asked, which sees the times of its own sessions; others' only where it has
 * pg_read_all_stats.
 */
export function oldestWriters(pool: Pool): Promise<OpenWriter[]> {
  return inTransaction(pool, async (client) => {
    await client.query('set local role none');
    return (await client.query<OpenWriter>(statement)).rows;
  });
}
