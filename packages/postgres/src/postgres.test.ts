import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TenantScope } from '@visaguard/kernel';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  assertSafeRole,
  databaseRoles,
  ensureDatabase,
  inTenantScope,
  inTransaction,
  MigrationsRefused,
  migrate,
  pendingMigrations,
} from './index.ts';

const tenantA: TenantScope = { tenantId: `ten_${'a'.repeat(26)}`, mode: 'test' };
const tenantB: TenantScope = { tenantId: `ten_${'b'.repeat(26)}`, mode: 'test' };

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase('core');
  await db.pool('owner').query(`
    create table notes (tenant_scope text collate "C" not null, note text not null, primary key (tenant_scope, note));
    alter table notes enable row level security;
    alter table notes force row level security;
    create policy one_tenant on notes
      using (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''))
      with check (tenant_scope = nullif(current_setting('app.tenant_scope', true), ''));
    grant select, insert on notes to vg_writer`);
});
afterAll(() => db?.close());

const insertNote = `insert into notes values (current_setting('app.tenant_scope'), $1) returning note`;

describe('a transaction under a tenant scope', () => {
  test('shows and accepts rows of its tenant only, on one connection that aborts in between', async () => {
    const pool = db.pool('vg_writer', 1);
    for (let round = 0; round < 20; round++) {
      const [mine, other] = round % 2 === 0 ? [tenantA, tenantB] : [tenantB, tenantA];
      await inTenantScope(pool, mine, (client) => client.query(insertNote, [`note ${round}`]));
      const failed = inTenantScope(pool, mine, async (client) => {
        await client.query(insertNote, [`lost ${round}`]);
        throw new Error('abort');
      });
      await expect(failed).rejects.toThrow('abort');
      const { rows } = await inTenantScope(pool, other, (client) => client.query('select note from notes'));
      expect(rows).not.toContainEqual({ note: `note ${round}` });
      const unset = await pool.query('select note from notes');
      expect(unset.rows, 'no tenant set = zero rows').toEqual([]);
    }
    const { rows } = await inTenantScope(pool, tenantA, (client) => client.query('select count(*) from notes'));
    expect(rows).toEqual([{ count: 10 }]);
  });

  test('a row of another tenant cannot be written', async () => {
    const work = inTenantScope(db.pool('vg_writer'), tenantA, (client) =>
      client.query('insert into notes values ($1, $2)', [`${tenantB.tenantId}/test`, 'smuggled']),
    );
    await expect(work).rejects.toThrow('row-level security');
  });

  test('a scope that is not one is refused before it reaches the server', async () => {
    const forged = { tenantId: `ten_'; drop table notes; --`, mode: 'test' } as const;
    await expect(inTenantScope(db.pool('vg_writer'), forged, async () => 1)).rejects.toThrow('not a tenant scope');
  });

  test('a failure that the work swallows is not reported as a commit', async () => {
    const work = inTransaction(db.pool('vg_writer'), async (client) => {
      await client.query('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('rolled back');
  });
});

describe('roles', () => {
  test.each(databaseRoles)('%s is neither superuser nor owner and is what the pool acts as', async (role) => {
    await assertSafeRole(db.pool(role));
    const { rows } = await db.pool(role).query('select current_user::text as role, session_user::text as login');
    expect(rows).toEqual([{ role, login: 'vg_login' }]);
  });

  test('an owner is refused', async () => {
    await expect(assertSafeRole(db.pool('owner'))).rejects.toThrow('an owner');
  });

  test('the owner is bound by row-level security too', async () => {
    await inTenantScope(db.pool('vg_writer'), tenantA, (client) => client.query(insertNote, ['for the owner test']));
    const { rows } = await db.pool('owner').query('select * from notes');
    expect(rows).toEqual([]);
  });

  test('a pool outlives the end of all its connections', async () => {
    const pool = db.pool('vg_reader', 3);
    await Promise.all([1, 2, 3].map(() => pool.query('select pg_sleep(0)')));
    const { rows } = await db.pool('owner').query(`
      select count(pg_terminate_backend(pid)) as ended
        from pg_stat_activity where usename = 'vg_login' and datname = current_database()`);
    expect(rows[0].ended).toBeGreaterThanOrEqual(3);
    await expect
      .poll(() =>
        pool.query('select 1 as one').then(
          ({ rows }) => rows,
          () => 'broken',
        ),
      )
      .toEqual([{ one: 1 }]);
  });
});

test('a connection that could not roll back is never used again', async () => {
  const pool = db.pool('vg_writer', 1);
  const backend = async () => (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
  const before = await backend();
  const work = inTransaction(pool, async (client) => {
    vi.spyOn(client, 'query').mockImplementation(() => Promise.reject(new Error('no answer')));
    throw new Error('abort');
  });
  await expect(work).rejects.toThrow('abort');
  expect(await backend()).not.toBe(before);
});

test.each([...databaseRoles, 'owner'] as const)(
  'a forgotten transaction or statement of %s ends by itself',
  async (role) => {
    const { rows } = await db
      .pool(role)
      .query<{ idle: string; statement: string }>(
        `select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('statement_timeout') as statement`,
      );
    expect(rows).toEqual([{ idle: '10s', statement: '15s' }]);
  },
);

describe('a connection that the server ends in the middle of a transaction', () => {
  test('fails the transaction, not the process, and the pool goes on', async () => {
    const pool = db.pool('vg_writer', 1);
    const work = inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const ended = new Promise((resolve) => client.once('end', resolve));
      await db.pool('owner').query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await ended;
      await client.query('select 1');
    });
    await expect(work).rejects.toThrow();
    const { rows } = await pool.query('select 1 as one');
    expect(rows).toEqual([{ one: 1 }]);
  });
});

describe('column types', () => {
  test('int8 is a number while that is exact, then a bigint', async () => {
    const { rows } = await db.pool('vg_reader').query(`select 42::int8 as small, 9007199254740993::int8 as large`);
    expect(rows).toEqual([{ small: 42, large: 9007199254740993n }]);
  });
});

describe('migrations', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'migrations-'));
    await writeFile(join(directory, '0001-first.sql'), 'select pg_sleep(0.2); create table first (id int)');
    await writeFile(join(directory, '0002-second.sql'), 'create table second (id int)');
  });
  afterAll(() => rm(directory, { recursive: true }));
  const emptyDatabase = async () => {
    const database = await createTestDatabase('core');
    await database.pool('owner').query('drop schema public cascade; create schema public');
    await database.pool('owner').query('grant usage on schema public to public');
    return database;
  };

  test('two processes that migrate at once apply each file once, in order', async () => {
    const target = await emptyDatabase();
    const runs = await Promise.all([1, 2, 3].map(() => migrate({ ownerUrl: target.ownerUrl, directory })));
    expect(runs.flatMap(({ applied }) => applied)).toEqual(['0001-first.sql', '0002-second.sql']);
    expect(await migrate({ ownerUrl: target.ownerUrl, directory })).toEqual({ applied: [] });
    await target.close();
  });

  test('a file that was applied and has changed is an error that names it', async () => {
    const target = await emptyDatabase();
    await migrate({ ownerUrl: target.ownerUrl, directory });
    await writeFile(join(directory, '0002-second.sql'), 'create table second (id bigint)');
    await expect(migrate({ ownerUrl: target.ownerUrl, directory })).rejects.toThrow('0002-second.sql was applied');
    await target.close();
  });

  test('a database that is ahead of the files is refused, and left as it is', async () => {
    const target = await emptyDatabase();
    await migrate({ ownerUrl: target.ownerUrl, directory });
    const before = await mkdtemp(join(tmpdir(), 'migrations-'));
    await cp(join(directory, '0001-first.sql'), join(before, '0001-first.sql'));
    await writeFile(join(before, '0003-other.sql'), 'create table other (id int)');
    const refused = migrate({ ownerUrl: target.ownerUrl, directory: before });
    await expect(refused).rejects.toThrow(MigrationsRefused);
    await expect(refused).rejects.toThrow('0002-second.sql was applied and is not known here');
    const { rows } = await target.pool('owner').query(`select to_regclass('other') as other`);
    expect(rows).toEqual([{ other: null }]);
    await rm(before, { recursive: true });
    await target.close();
  });

  test('what is pending is seen by a role that cannot migrate', async () => {
    const target = await emptyDatabase();
    const pending = () => pendingMigrations(target.pool('vg_writer'), directory);
    expect(await pending()).toEqual(['0001-first.sql', '0002-second.sql']);
    await migrate({ ownerUrl: target.ownerUrl, directory });
    expect(await pending()).toEqual([]);
    await writeFile(join(directory, '0003-third.sql'), 'create table third (id int)');
    expect(await pending()).toEqual(['0003-third.sql']);
    await rm(join(directory, '0003-third.sql'));
    await target.close();
  });

  test('a database that is wanted by several at once is made once', async () => {
    const name = `wanted_${db.name}`;
    const made = await Promise.all(Array.from({ length: 8 }, () => ensureDatabase(db.ownerUrl, name)));
    expect(new Set(made).size).toBe(1);
    await db.pool('owner').query(`drop database ${name} with (force)`);
  });

  test('a file that fails leaves nothing of itself behind', async () => {
    const target = await emptyDatabase();
    const broken = await mkdtemp(join(tmpdir(), 'migrations-'));
    await writeFile(join(broken, '0001-half.sql'), 'create table half (id int); select 1 / 0');
    await expect(migrate({ ownerUrl: target.ownerUrl, directory: broken })).rejects.toThrow('0001-half.sql failed');
    const { rows } = await target
      .pool('owner')
      .query(
        `select to_regclass('half') as half, (select count(*) from schema_migrations where name like '%half%') as noted`,
      );
    expect(rows).toEqual([{ half: null, noted: 0 }]);
    await rm(broken, { recursive: true });
    await target.close();
  });
});
