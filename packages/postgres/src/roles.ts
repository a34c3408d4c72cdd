import pg from 'pg';
import { connectionLimits } from './connection-limits.ts';

/** What the one login role may become. Each has the grants of one kind of work and no more. */
export const databaseRoles = ['vg_writer', 'vg_reader', 'vg_projector', 'vg_tail', 'vg_relay', 'vg_auth'] as const;

/**
 * `vg_writer` appends under a tenant scope; `vg_reader` reads under a tenant scope; `vg_projector` maintains
 * read models; `vg_tail` reads events of all tenants for subscriptions; `vg_relay` empties the outbox of all
 * tenants and removes records of requests that have expired; `vg_auth` looks up credentials of all tenants.
 */
export type DatabaseRole = (typeof databaseRoles)[number];

/** The only role that can log in. NOINHERIT: before it takes a role it can do nothing. */
export const loginRole = 'vg_login';

/**
 * Creates the roles of the cluster or brings them back to what they must be. Safe to repeat. Roles belong to
 * the cluster, so this runs once for all its databases, before their migrations.
 * @param ownerUrl a role with CREATEROLE.
 */
export async function ensureRoles(ownerUrl: string, options: { loginPassword: string }): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, ...connectionLimits });
  await client.connect();
  try {
    const password = client.escapeLiteral(options.loginPassword);
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('visaguard roles'))`);
    for (const role of databaseRoles) await createRoleIfAbsent(client, role);
    await createRoleIfAbsent(client, loginRole);
    await client.query(`alter role ${loginRole} login noinherit nocreatedb nocreaterole password ${password}`);
    await client.query(`grant ${databaseRoles.join(', ')} to ${loginRole}`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** A role is born without LOGIN, SUPERUSER, BYPASSRLS, CREATEDB and CREATEROLE. */
async function createRoleIfAbsent(client: pg.Client, role: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount === 0) await client.query(`create role ${role}`);
}
