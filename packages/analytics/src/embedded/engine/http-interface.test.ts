import { gzipSync } from 'node:zlib';
import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngineUnderTest } from '../../testing/engine-under-test.ts';

let started: Awaited<ReturnType<typeof startEngineUnderTest>>;
let client: ClickHouseClient;

beforeAll(async () => {
  started = await startEngineUnderTest();
  const { url, username, password } = started.engine;
  const log = { level: ClickHouseLogLevel.OFF };
  client = createClient({ url, username, password, log, compression: { request: true, response: true } });
  await client.command({ query: 'CREATE TABLE numbers_seen (n UInt64, word String) ENGINE = MergeTree ORDER BY n' });
});
afterAll(async () => {
  await client?.close();
  await started?.remove();
});

async function rows<T>(query: string, query_params: Record<string, unknown> = {}): Promise<T[]> {
  const result = await client.query({ query, query_params, format: 'JSONEachRow' });
  return result.json<T>();
}

function send(path: string, init: RequestInit = {}, authorization?: string): Promise<Response> {
  const { url, username, password } = started.engine;
  const headers = { Authorization: authorization ?? `Basic ${btoa(`${username}:${password}`)}`, ...init.headers };
  return fetch(new URL(path, url), { method: 'POST', ...init, headers });
}

describe('through the official client', () => {
  test('values are bound by the engine in the type that the query declares', async () => {
    const query = `SELECT {text:String} AS text, {list:Array(String)} AS list, {maybe:Nullable(String)} AS maybe,
      {number:UInt64} AS number, {at:DateTime64(3, 'UTC')} AS at`;
    const values = { text: "it's \\ \t\n'; --", list: ["a', 'b", '\\', 'c;d'], maybe: null, number: 7 };
    const [row] = await rows<typeof values & { at: string }>(query, { ...values, at: '2026-11-01 09:30:00.007' });
    expect(row).toEqual({ ...values, number: 7, at: '2026-11-01 09:30:00.007' });
  });

  test('a value does not stay behind for the next request', async () => {
    await rows('SELECT {scope:String} AS scope', { scope: 'first' });
    await expect(rows('SELECT {scope:String} AS scope')).rejects.toMatchObject({ type: 'UNKNOWN_QUERY_PARAMETER' });
  });

  test('requests side by side do not see the values of one another', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => (await rows<{ n: number }>('SELECT {n:UInt32} AS n', { n }))[0]?.n),
    );
    expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  test('settings hold for their own request, and unknown ones are refused', async () => {
    const clickhouse_settings = { max_block_size: '7' };
    const query = "SELECT getSetting('max_block_size') AS size";
    const set = await client.query({ query, format: 'JSONEachRow', clickhouse_settings });
    expect(await set.json()).toEqual([{ size: 7 }]);
    expect(await rows(query)).not.toEqual([{ size: 7 }]);
    const unknown = send(`/?query=SELECT%201&no_such_setting=1`);
    expect((await unknown).headers.get('X-ClickHouse-Exception-Code')).toBe('115');
  });

  test('a database can be named', async () => {
    await client.command({ query: 'CREATE DATABASE IF NOT EXISTS other' });
    const { url, username, password } = started.engine;
    const other = createClient({ url, username, password, database: 'other' });
    const result = await other.query({ query: 'SELECT currentDatabase() AS name', format: 'JSONEachRow' });
    expect(await result.json()).toEqual([{ name: 'other' }]);
    await other.close();
  });

  test('an insert says how many rows were written', async () => {
    const values = Array.from({ length: 2_500 }, (_, n) => ({ n, word: `w;${n}\n\nDROP TABLE numbers_seen` }));
    const { summary } = await client.insert({ table: 'numbers_seen', format: 'JSONEachRow', values });
    expect(summary?.written_rows).toBe('2500');
    expect(await rows('SELECT count() AS n FROM numbers_seen')).toEqual([{ n: 2500 }]);
  });

  test.each([
    ['SELECT * FROM no_such_table', 'UNKNOWN_TABLE'],
    ['SELECT (1', 'SYNTAX_ERROR'],
    ['SELECT 1; DROP TABLE numbers_seen', 'SYNTAX_ERROR'],
    ['SELECT sleepEachRow(1) FROM numbers(3) SETTINGS max_execution_time = 0.1', 'TIMEOUT_EXCEEDED'],
  ])('an error keeps its name: %s', async (query, type) => {
    const error: unknown = await rows(query).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ClickHouseError);
    expect(error).toMatchObject({ type });
  });

  test('an insert that fails in the middle of a batch says where', async () => {
    const values = [
      { n: 1, word: '' },
      { n: 'many', word: '' },
    ];
    const inserting = client.insert({ table: 'numbers_seen', format: 'JSONEachRow', values });
    await expect(inserting).rejects.toThrow(/at row 2/);
  });
});

describe('over plain HTTP', () => {
  test('nothing but ping is answered without the password', async () => {
    expect(await (await send('/ping', { method: 'GET' }, '')).text()).toBe('Ok.\n');
    for (const authorization of ['', 'Basic ', `Basic ${btoa('visaguard:wrong')}`, `Basic ${btoa('default:')}`]) {
      const answer = await send('/?query=SELECT%201', {}, authorization);
      expect(answer.status).toBe(403);
      expect(answer.headers.get('X-ClickHouse-Exception-Code')).toBe('516');
    }
  });

  test('statements hidden behind a blank line in the rows of an insert are not run', async () => {
    const insert = `/?query=${encodeURIComponent('INSERT INTO numbers_seen FORMAT JSONEachRow')}`;
    const hidden = await send(insert, { body: '{"n":1,"word":""}\n\nDROP TABLE numbers_seen\n' });
    expect(hidden.status).toBe(400);
    const inline = await send('/', {
      body: 'INSERT INTO numbers_seen FORMAT JSONEachRow {}\n\nDROP TABLE numbers_seen',
    });
    expect(inline.status).toBe(501);
    expect(await rows('EXISTS TABLE numbers_seen')).toEqual([{ result: 1 }]);
  });

  test('a statement may come in the query string, the body or both, and a body gzipped', async () => {
    expect(await (await send('/?query=SELECT%201', { method: 'GET' })).text()).toBe('1\n');
    expect(await (await send('/?query=SELECT', { body: '2' })).text()).toBe('2\n');
    const body = gzipSync('SELECT 3 AS n');
    const zipped = await send('/?default_format=JSONEachRow', { body, headers: { 'Content-Encoding': 'gzip' } });
    expect(await zipped.text()).toBe('{"n":3}\n');
  });

  test('a body that is not what it says, or a form it does not know, is refused clearly', async () => {
    const broken = await send('/', { body: 'SELECT 1', headers: { 'Content-Encoding': 'gzip' } });
    expect(broken.status).toBe(500);
    const unknown = await send('/', { body: 'SELECT 1', headers: { 'Content-Encoding': 'br' } });
    expect(unknown.status).toBe(501);
    const form = new FormData();
    form.set('query', 'SELECT 1');
    expect((await send('/', { body: form })).status).toBe(501);
  });

  test('names of settings and formats cannot carry SQL', async () => {
    const setting = await send(`/?query=SELECT%201&${encodeURIComponent('a = 1; DROP TABLE numbers_seen; SET b')}=1`);
    expect(setting.status).toBe(400);
    expect((await send('/?query=SELECT%201&default_format=CSV%3BDROP')).status).toBe(400);
    expect((await send('/?query=SELECT%201&database=a%3BDROP')).status).toBe(400);
  });
});
