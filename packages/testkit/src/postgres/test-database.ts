import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@visaguard/kernel';
import {
  createOwnerPool,
  createPool,
  type DatabaseRole,
  databaseUrl,
  ensureDatabase,
  loginRole,
  migrate,
  type Pool,
  readMigrations,
} from '@visaguard/postgres';
import { announcedCluster, loginPassword } from './config.ts';
import { someTestFailed } from './keep-on-failure.ts';

/** `core`: events, evidence, read models. `keys`: the vault's keys. */
export type MigrationSet = 'core' | 'keys';

export type TestDatabase = {
  name: string;
  ownerUrl: string;
  /** Logs in as the one login role: what a service is given. */
  url: string;
  /** One pool per role and size; closed with the database. */
  pool(role: DatabaseRole | 'owner', max?: number): Pool;
  /** Closes the pools and drops the database; after a failed test it prints its name and keeps it. */
  close(): Promise<void>;
};

/** A migrated database of its own for the calling test file: no clean-up code, no shared state. */
export async function createTestDatabase(set: MigrationSet): Promise<TestDatabase> {
  const clusterUrl = announcedCluster();
  const admin = createOwnerPool({ ownerUrl: clusterUrl, max: 1 });
  const template = await ensureTemplate(admin, clusterUrl, set);
  const name = `t_${set}_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name} template ${template}`);
  const ownerUrl = databaseUrl(clusterUrl, name);
  const url = databaseUrl(clusterUrl, name, { user: loginRole, password: loginPassword });
  const pools = new Map<string, Pool>();
  return {
    name,
    ownerUrl,
    url,
    pool(role, max = 10) {
      const key = `${role} ${max}`;
      const pool = pools.get(key) ?? openPool({ ownerUrl, url, role, max });
      pools.set(key, pool);
      return pool;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      if (someTestFailed()) process.stderr.write(`database kept after a failed test: ${name}\n`);
      else await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

function openPool(options: { ownerUrl: string; url: string; role: DatabaseRole | 'owner'; max: number }): Pool {
  const { ownerUrl, url, role, max } = options;
  return role === 'owner' ? createOwnerPool({ ownerUrl, max }) : createPool({ url, role, max });
}

/**
 * The migrated database that all test databases of this set are copies of. Its name holds the hash of the
 * migrations, so a changed migration gives a new one.
 */
async function ensureTemplate(admin: Pool, clusterUrl: string, set: MigrationSet): Promise<string> {
  const directory = fileURLToPath(new URL(`../../../../infra/postgres/${set}`, import.meta.url));
  const migrations = await readMigrations(directory);
  const template = `template_${set}_${sha256Hex(JSON.stringify(migrations)).slice(0, 16)}`;
  // Two test processes may want it at once; a session lock, because CREATE DATABASE cannot run in a transaction.
  await admin.query('select pg_advisory_lock(hashtext($1))', [template]);
  try {
    const found = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (found.rowCount === 0) {
      // Migrated under another name, so that a failed migration never leaves a half-built template.
      const unfinished = `unfinished_${randomBytes(6).toString('hex')}`;
      await migrate({ ownerUrl: await ensureDatabase(clusterUrl, unfinished), directory });
      await admin.query(`alter database ${unfinished} rename to ${template}`);
    }
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [template]);
  }
  return template;
}
