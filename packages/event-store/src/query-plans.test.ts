import { scopeKey } from '@visaguard/kernel';
import { inTenantScope, type PoolClient } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStatement } from './event-tail.ts';
import { registerEventTypes } from './event-types.ts';
import { allStreamsStatement, streamsStatement, tenantsStatement } from './events-by-stream.ts';
import { expireStatement } from './expire-commands.ts';
import { madeUpScope, madeUpTypes } from './made-up-events.ts';
import { batchStatement } from './outbox.ts';
import { republishQuery, streamsQuery } from './republish-streams.ts';
import { behindStatement, newestStatement } from './watching/events-behind.ts';
import { oldestStatement } from './watching/outbox-backlog.ts';

const scopes = [1, 2, 3].map((number) => madeUpScope(number));
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), madeUpTypes);
  for (const scope of scopes) {
    await inTenantScope(db.pool('vg_writer'), scope, (client) => fill(client, scopeKey(scope)));
  }
  await db.pool('owner').query('analyze');
});
afterAll(() => db?.close());

/** 8,000 events in 800 streams, as many commands and outbox rows. */
async function fill(client: PoolClient, scope: string): Promise<void> {
  await client.query(`insert into streams select $1, 'kettle-' || n, 'kettle', 10 from generate_series(1, 800) n`, [
    scope,
  ]);
  await client.query(
    `insert into events (tenant_scope, stream_id, version, event_id, category, type, schema_version, data, meta, command_id, position)
     select $1, 'kettle-' || n, version, 'evt_' || n || '_' || version, 'kettle', 'kettle.filled', 1, '{}', '{}',
            'req_' || n || '_' || version, nextval('event_positions')
       from generate_series(1, 800) n, generate_series(1, 10) version`,
    [scope],
  );
  await client.query(
    `insert into commands select $1, 'req_' || n, 'hash', '[]', null, now() from generate_series(1, 8000) n`,
    [scope],
  );
  await client.query(
    `insert into commands
     select $1, 'http/' || n, 'hash', '[]', null, now() - n * interval '1 minute' from generate_series(1, 2000) n`,
    [scope],
  );
  await client.query(
    `insert into outbox select $1, 'evt_' || n, 'kettle', 'key', 'kettle.filled', '{}', '{}', 'kettle-1', n,
            nextval('event_positions'), n % 16 from generate_series(1, 8000) n`,
    [scope],
  );
}

/** The statement that the function runs, with its parameters as those of a prepared statement. */
async function statementOf(name: string, pattern: RegExp): Promise<string> {
  const { rows } = await db.pool('owner').query('select prosrc from pg_proc where proname = $1', [name]);
  const found = pattern.exec(rows[0].prosrc)?.[0];
  if (!found) throw new Error(`${name} has no such statement`);
  return found
    .replace(/ into (earlier|loaded)/, '')
    .replaceAll(/(?<== )scope\b|p_scope/g, '$$1')
    .replaceAll('asked_id', '$2')
    .replaceAll('p_stream_id', '$2')
    .replaceAll('p_command_id', '$3')
    .replaceAll('p_known_version', '$4')
    .replaceAll('p_known_event_id', '$5');
}

type Case = { role: 'vg_writer' | 'vg_tail' | 'vg_relay'; statement: string; types: string; values: string };

async function plan(hot: Case, mode: string, explain = 'costs off'): Promise<string> {
  const { role, statement, types, values } = hot;
  return inTenantScope(db.pool(role), madeUpScope(2), async (client) => {
    await client.query(`set local plan_cache_mode = ${mode}`);
    await client.query(`prepare hot (${types}) as ${statement.replace(/;\s*$/, '')}`);
    const { rows } = await client.query(`explain (${explain}) execute hot (${values})`);
    await client.query('deallocate hot');
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

/** How many rows the scans of indexes yield when the statement runs, those that are then filtered out among them. */
async function rowsRead(hot: Case, mode: string): Promise<number> {
  const explained = await plan(hot, mode, 'analyze, costs off, timing off, buffers off');
  const scans = explained.matchAll(/Index (?:Only )?Scan .*actual rows=([\d.]+) loops=(\d+)/g);
  const yielded = [...scans].reduce((sum, [, rows, loops]) => sum + Number(rows) * Number(loops), 0);
  const removed = explained.matchAll(/Rows Removed by (?:Index Recheck|Filter): (\d+)/g);
  return Math.round([...removed].reduce((sum, [, rows]) => sum + Number(rows), yielded));
}

/** Both the plan for these values and the one that is kept for all values. */
describe.each(['force_custom_plan', 'force_generic_plan'])('over 24,000 rows, %s', (mode) => {
  const scope = `'${scopeKey(madeUpScope(2))}'`;
  async function expectIndexed(hot: Case, ...indexes: string[]): Promise<void> {
    const explained = await plan(hot, mode);
    for (const index of indexes) expect(explained).toContain(index);
    // A table of one row is read as it lies.
    expect(explained).not.toMatch(/Sort|Seq Scan(?! on topic_generation)|Bitmap/);
  }

  test('a stream is read by its key, in order', async () => {
    const statement = await statementOf('load_stream', /with known[\s\S]*?;/);
    const values = `${scope}, 'kettle-7', 'req_7', 8, 'evt_7_8'`;
    const hot = { role: 'vg_writer', statement, types: 'text, text, text, int, text', values } as const;
    await expectIndexed(hot, 'events_pkey', 'streams_pkey', 'commands_pkey');
  });

  test('a command id is looked up by its key', async () => {
    const statement = await statementOf('append_commands', /select \* into earlier[^;]*;/);
    await expectIndexed(
      { role: 'vg_writer', statement, types: 'text, text', values: `${scope}, 'req_7'` },
      'commands_pkey',
    );
  });

  test('a subscription reads on from its cursor in reading order', async () => {
    const values = `'800', '12000', 100`;
    await expectIndexed(
      { role: 'vg_tail', statement: readStatement, types: 'xid8, bigint, int', values },
      'events_in_reading_order',
    );
  });

  test('records of requests that have expired are found by age', async () => {
    const found = await plan({ role: 'vg_relay', statement: expireStatement, types: 'int', values: '100' }, mode);
    expect(found).toContain('Index Scan using commands_that_expire');
    expect(found).not.toContain('Seq Scan');
  });

  test('the relay takes the oldest messages of a shard', async () => {
    await expectIndexed(
      { role: 'vg_relay', statement: batchStatement, types: 'smallint[], int, int', values: `'{3,7}', 100, 1` },
      'outbox_by_turns',
    );
  });

  test('who watches reads the end of the events, and what lies after a place', async () => {
    const [newest, behind] = [newestStatement, behindStatement];
    const values = `'800', '12000', 100`;
    await expectIndexed(
      { role: 'vg_tail', statement: newest, types: 'bigint', values: '100' },
      'events_in_reading_order',
    );
    await expectIndexed(
      { role: 'vg_tail', statement: behind, types: 'xid8, bigint, bigint', values },
      'events_in_reading_order',
    );
  });

  test('who rebuilds finds the tenants and reads their streams by the key, in order', async () => {
    const values = `${scope}, 'kettle-7', 3, 100`;
    await expectIndexed(
      { role: 'vg_tail', statement: streamsStatement, types: 'text, text, int, bigint', values },
      'events_pkey',
    );
    await expectIndexed(
      { role: 'vg_tail', statement: allStreamsStatement, types: 'text, text, int, bigint', values },
      'events_pkey',
    );
    const found = await plan({ role: 'vg_tail', statement: tenantsStatement, types: 'int', values: '1' }, mode);
    expect(found).toContain('Index Only Scan using events_');
    expect(found).not.toMatch(/Seq Scan|Bitmap/);
  });

  test('what is published again is read by the key, in order', async () => {
    const ofTenant = republishQuery({ tenantScope: scopeKey(madeUpScope(2)) }, ['', '', 0]).text;
    await expectIndexed(
      {
        role: 'vg_tail',
        statement: ofTenant,
        types: 'text, text, int, int, text',
        values: `${scope}, '', 0, 9, ${scope}`,
      },
      'events_pkey',
    );
  });

  test('streams with a new event are found by two probes of the key for each stream, and none for its other events', async () => {
    const hot = { role: 'vg_tail', types: 'text, text, int, bigint', values: `'', '', 1000, 12000` } as const;
    const tenantScope = scopeKey(madeUpScope(2));
    const ofAll = { ...hot, statement: streamsQuery({ from: '12000' }, ['', '']).text };
    const ofTenant = {
      ...hot,
      statement: streamsQuery({ from: '12000', tenantScope }, ['', '']).text,
      types: `${hot.types}, text`,
      values: `${hot.values}, ${scope}`,
    };
    for (const [one, streams] of [
      [ofAll, 1_000],
      [ofTenant, 800],
    ] as const) {
      await expectIndexed(one, 'events_pkey');
      const read = await rowsRead(one, mode);
      expect(read).toBeGreaterThanOrEqual(2 * streams - 1);
      expect(read).toBeLessThanOrEqual(2 * streams + 1);
    }
  });

  test('the oldest message of all is found among the first of each tenant in each shard', async () => {
    const found = await plan({ role: 'vg_relay', statement: oldestStatement, types: 'int', values: '1' }, mode);
    expect(found).toContain('outbox_by_turns');
    expect(found).not.toMatch(/Seq Scan|Bitmap/);
  });
});
