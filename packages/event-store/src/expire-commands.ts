import { inTransaction, type Pool } from '@visaguard/postgres';

export const expireStatement = `
  delete from commands using (
    select tenant_scope, command_id from commands
     where command_id ~ '^(http|read)/' and recorded_at < clock_timestamp() - interval '24 hours'
     order by recorded_at limit $1
  ) as expired
  where commands.tenant_scope = expired.tenant_scope and commands.command_id = expired.command_id`;

/**
 * Removes records of requests, of all tenants, that are older than a day by the database's clock: until then a repeat
 * gets the first answer, from then on it is a new request. The database refuses to remove a younger one, or a process's.
 * @param relay a pool of role `vg_relay`.
 * @returns how many were removed, at most `limit`; oldest first.
 */
export async function expireCommands(relay: Pool, limit: number): Promise<number> {
  const { rowCount } = await inTransaction(relay, (client) =>
    client.query({ name: 'expire_commands', text: expireStatement, values: [limit] }),
  );
  return rowCount ?? 0;
}
