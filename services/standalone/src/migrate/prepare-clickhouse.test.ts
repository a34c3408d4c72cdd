import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedClickHouse, startEmbeddedClickHouse } from '@visaguard/analytics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pendingInClickHouse, prepareClickHouse } from './prepare-clickhouse.ts';

let folder: string;
let engine: EmbeddedClickHouse;
const settings = () => ({
  clickhouseUrl: engine.url,
  clickhouseUser: engine.username,
  clickhousePassword: engine.password,
});
const quiet = () => undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-migrate-'));
  engine = await startEmbeddedClickHouse({ dataDirectory: folder, log: { info: quiet, warn: quiet, error: quiet } });
});
afterAll(async () => {
  await engine?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('what is pending is applied and told once', async () => {
  expect(await pendingInClickHouse(settings())).toContain('0001_audit_entries_v1.sql');
  expect(await prepareClickHouse(settings())).toMatch(/^clickhouse: applied 0001_audit_entries_v1\.sql, /);
  expect(await prepareClickHouse(settings())).toBe('clickhouse: up to date');
  expect(await pendingInClickHouse(settings())).toEqual([]);
});

test('one that is away is told in a sentence', async () => {
  const away = { ...settings(), clickhouseUrl: 'http://127.0.0.1:9' };
  expect(await pendingInClickHouse(away)).toBe('away');
  await expect(prepareClickHouse(away)).rejects.toThrow('ClickHouse does not answer at VISAGUARD_CLICKHOUSE_URL.');
});
