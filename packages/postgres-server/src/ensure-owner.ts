import { createOwnerPool } from '@visaguard/postgres';

export type OwnerLogin = { readonly adminUrl: string; readonly ownerUrl: string; readonly password: string };

export const ownerName = 'vg_owner';

/**
 * Makes the role that owns databases and roles on the first start. The superuser's password has lain in a temporary
 * file that others could read, so it is taken away in the same transaction: from then on nobody logs in as superuser.
 */
export async function ensureOwner({ adminUrl, ownerUrl, password }: OwnerLogin): Promise<void> {
  if (await logsIn(ownerUrl)) return;
  const admin = createOwnerPool({ ownerUrl: adminUrl, max: 1 });
  try {
    await admin.query(`
      begin;
      create role ${ownerName} login createdb createrole password '${password.replaceAll("'", "''")}';
      -- So that it can drop a database to which somebody is still connected.
      grant pg_signal_backend to ${ownerName};
      alter role current_user password null;
      commit`);
  } finally {
    await admin.end();
  }
}

async function logsIn(url: string): Promise<boolean> {
  const pool = createOwnerPool({ ownerUrl: url, max: 1 });
  try {
    await pool.query('select 1');
    return true;
  } catch (error) {
    const refusedLogin = error instanceof Error && 'code' in error && String(error.code).startsWith('28');
    if (refusedLogin) return false;
    throw error;
  } finally {
    await pool.end();
  }
}
