import { randomBytes } from 'node:crypto';
import { createOwnerPool, createPool, databaseUrl, ensureDatabase, loginRole, type Pool } from '@visaguard/postgres';
import { createTestDatabase, loginPassword, type TestDatabase } from '@visaguard/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CannotRun } from '../cannot-run.ts';
import { bringUpToDate } from './database.ts';
import { type PostgresSettings, preparePostgres } from './prepare-postgres.ts';
import { waitUntilMigrated } from './wait-until-migrated.ts';

let cluster: TestDatabase;
let settings: PostgresSettings;
let names: readonly [string, string];
beforeAll(async () => {
  cluster = await createTestDatabase('keys');
});
beforeEach(() => {
  const mark = randomBytes(6).toString('hex');
  names = [`m_core_${mark}`, `m_keys_${mark}`];
  const login = { user: loginRole, password: loginPassword };
  settings = {
    coreOwnerUrl: databaseUrl(cluster.ownerUrl, names[0]),
    keysOwnerUrl: databaseUrl(cluster.ownerUrl, names[1]),
    coreUrl: databaseUrl(cluster.ownerUrl, names[0], login),
    keysUrl: databaseUrl(cluster.ownerUrl, names[1], login),
  };
});
afterEach(async () => {
  for (const name of names) await cluster.pool('owner').query(`drop database if exists ${name} with (force)`);
});
afterAll(() => cluster?.close());

async function withPool<T>(pool: Pool, work: (pool: Pool) => Promise<T>): Promise<T> {
  return work(pool).finally(() => pool.end());
}
const asOwner = (url: string, statement: string) =>
  withPool(createOwnerPool({ ownerUrl: url, max: 1 }), async (pool) => (await pool.query(statement)).rows);

/** The migrations without what comes after them. */
async function migrateOnly(): Promise<void> {
  await ensureDatabase(cluster.ownerUrl, names[0]);
  await ensureDatabase(cluster.ownerUrl, names[1]);
  await bringUpToDate('keys', settings.keysOwnerUrl);
  await bringUpToDate('core', settings.coreOwnerUrl);
}

describe('visaguard migrate', () => {
  test('makes the databases, applies the migrations, registers the events; a second run finds nothing to do', async () => {
    const [keys, core] = await preparePostgres(settings);
    expect(keys).toMatch(/^keys: applied 0001-key-hierarchy\.sql/);
    expect(core).toMatch(/^core: applied 0001-event-tables\.sql, /);
    expect(await preparePostgres(settings)).toEqual(['keys: up to date', 'core: up to date']);
    const registered = await withPool(createPool({ url: settings.coreUrl, role: 'vg_writer', max: 1 }), async (pool) =>
      pool.query('select count(*) as types from event_types'),
    );
    expect(registered.rows[0].types).toBeGreaterThan(10);
  });

  test('twice at once from nothing: both succeed, and each migration is applied once', async () => {
    const runs = await Promise.all([preparePostgres(settings), preparePostgres(settings), preparePostgres(settings)]);
    for (const line of [0, 1]) {
      expect(runs.filter((told) => told[line]?.includes('0001-'))).toHaveLength(1);
    }
  });

  test.each([
    [
      'is ahead',
      `insert into schema_migrations (name, sha256) values ('9999-of-tomorrow.sql', 'x')`,
      '9999-of-tomorrow',
    ],
    ['holds an edited one', `update schema_migrations set sha256 = 'x' where name like '0001-%'`, '0001-event-tables'],
  ])('a database that %s is refused in a sentence', async (_, change, name) => {
    await preparePostgres(settings);
    await asOwner(settings.coreOwnerUrl, change);
    const refused = preparePostgres(settings);
    await expect(refused).rejects.toThrow(CannotRun);
    await expect(refused).rejects.toThrow(
      new RegExp(`^The core database and this program do not belong together: ${name}`),
    );
  });

  test('events in another form are refused in a sentence', async () => {
    await migrateOnly();
    await asOwner(
      settings.coreOwnerUrl,
      `insert into event_types (type, schema_version, schema_hash, category)
       values ('tenant.registered', 1, 'of another form', 'tenant')`,
    );
    await expect(preparePostgres(settings)).rejects.toThrow('wrote some events in another form; run that version.');
  });

  test('a login that would not work is told here and not by a service that does not start', async () => {
    const keysUrl = databaseUrl(settings.keysUrl, names[1], { user: loginRole, password: 'another' });
    await expect(preparePostgres({ ...settings, keysUrl })).rejects.toThrow(
      'VISAGUARD_KEYS_URL does not log in: on one server both URLs need the same password.',
    );
    const coreUrl = settings.coreOwnerUrl;
    await expect(preparePostgres({ ...settings, coreUrl })).rejects.toThrow(
      'VISAGUARD_CORE_URL must log in as vg_login, with a password: postgres://vg_login:PASSWORD@HOST/core.',
    );
  });
});

describe('visaguard migrate --wait', () => {
  const awaited = () => ({ coreUrl: settings.coreUrl, keysUrl: settings.keysUrl, clickhouse: null });
  const waiting = (patienceMs: number) => ({ patienceMs, pollMs: 20, signal: AbortSignal.timeout(30_000) });

  test('ends once another has migrated, and not before', async () => {
    let ended = false;
    const wait = waitUntilMigrated(awaited(), waiting(30_000)).then(() => {
      ended = true;
    });
    await expect(waitUntilMigrated(awaited(), waiting(0))).rejects.toThrow('the keys database does not answer');
    expect(ended).toBe(false);
    await preparePostgres(settings);
    await wait;
  });

  test('says what it waited for in vain', async () => {
    await preparePostgres(settings);
    await asOwner(settings.coreOwnerUrl, `delete from schema_migrations where name like '0046-%'`);
    await expect(waitUntilMigrated(awaited(), waiting(50))).rejects.toThrow(
      /^Waited for visaguard migrate, in vain: 0046-[a-z-]+\.sql is not applied to the core database\.$/,
    );
    await asOwner(settings.coreOwnerUrl, `insert into schema_migrations (name, sha256) values ('9999-x.sql', 'x')`);
    await expect(waitUntilMigrated(awaited(), waiting(30_000))).rejects.toThrow('do not belong together: 9999-x.sql');
  });

  test('waits for ClickHouse where the service uses it', async () => {
    await preparePostgres(settings);
    const away = { clickhouseUrl: 'http://127.0.0.1:9', clickhouseUser: 'visaguard', clickhousePassword: 'x' };
    await expect(waitUntilMigrated({ ...awaited(), clickhouse: away }, waiting(0))).rejects.toThrow(
      'in vain: ClickHouse does not answer.',
    );
  });

  test('waits for event types as well: without them nothing can be written', async () => {
    await migrateOnly();
    await expect(waitUntilMigrated(awaited(), waiting(0))).rejects.toThrow('the event types are not registered');
  });
});
