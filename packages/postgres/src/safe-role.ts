import type { Pool } from './pool.ts';

type Standing = { role: string; superuser: boolean; bypassrls: boolean; owns: boolean };

/**
 * Refuses to run on a connection that row-level security would not bind. Called by every process at start.
 * @throws if the role in use, or the role that logged in, is superuser, has BYPASSRLS or owns a table.
 */
export async function assertSafeRole(pool: Pool): Promise<void> {
  const { rows } = await pool.query<Standing>(`
    select rolname as role, rolsuper as superuser, rolbypassrls as bypassrls,
           exists (select 1 from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p')) as owns
      from pg_roles
     where rolname in (current_user, session_user)`);
  for (const { role, superuser, bypassrls, owns } of rows) {
    const reason = superuser ? 'a superuser' : bypassrls ? 'exempt from row-level security' : owns ? 'an owner' : null;
    if (reason) throw new Error(`refusing to run as ${role}: it is ${reason}, so tenants would not be kept apart`);
  }
}
