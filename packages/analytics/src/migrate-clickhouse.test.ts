import { createClient } from '@clickhouse/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Analytics, createAnalytics } from './create-analytics.ts';
import { SchemaRefused } from './schema-refused.ts';
import { startEngineUnderTest } from './testing/engine-under-test.ts';

let started: Awaited<ReturnType<typeof startEngineUnderTest>>;
let analytics: Analytics;
beforeEach(async () => {
  started = await startEngineUnderTest();
  analytics = createAnalytics(started.engine);
});
afterEach(async () => {
  await analytics?.close();
  await started?.remove();
});

async function note(row: { version: number; name: string; checksum: string; applied_at: string }): Promise<void> {
  const client = createClient(started.engine);
  await client.insert({ table: 'schema_migrations_v1', format: 'JSONEachRow', values: [row] });
  await client.close();
}
const later = '2030-01-01 00:00:00';

test('what is pending is told before and after, and nothing is changed by asking', async () => {
  const before = await analytics.pendingMigrations();
  expect(before[0]).toBe('0001_audit_entries_v1.sql');
  expect(await analytics.pendingMigrations()).toEqual(before);
  await analytics.migrate();
  expect(await analytics.pendingMigrations()).toEqual([]);
});

test('a ClickHouse that is ahead of the files is refused by name, and is not taken for one that is away', async () => {
  await analytics.migrate();
  await note({ version: 9999, name: '9999_of_tomorrow.sql', checksum: 'x', applied_at: later });
  await expect(analytics.migrate()).rejects.toThrow(SchemaRefused);
  await expect(analytics.pendingMigrations()).rejects.toThrow('9999_of_tomorrow.sql was applied and is not known here');
});

test('a file that was edited after it was applied is refused by name', async () => {
  await analytics.migrate();
  await note({ version: 1, name: '0001_audit_entries_v1.sql', checksum: 'x', applied_at: later });
  await expect(analytics.migrate()).rejects.toThrow('0001_audit_entries_v1.sql was applied and has changed since');
});
