import { readdir, readFile } from 'node:fs/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { sha256Hex } from '@visaguard/kernel';

const migrations = new URL('../../../infra/clickhouse/', import.meta.url);

type Migration = { readonly version: number; readonly name: string; readonly sql: string; readonly checksum: string };

/**
 * Applies the numbered SQL files not applied yet, in order: one statement a file, written so that it may run twice.
 * @throws when a file that was applied has changed since.
 */
export async function migrateClickHouse(client: ClickHouseClient): Promise<void> {
  await client.command({ query: ledger });
  const applied = await appliedChecksums(client);
  for (const migration of await readMigrations()) {
    const checksum = applied.get(migration.version);
    if (checksum === migration.checksum) continue;
    if (checksum !== undefined)
      throw new Error(`ClickHouse migration ${migration.name} has changed since it was applied`);
    await client.command({ query: migration.sql });
    const { version, name } = migration;
    await client.insert({
      table: 'schema_migrations_v1',
      columns: ['version', 'name', 'checksum'],
      format: 'JSONEachRow',
      values: [{ version, name, checksum: migration.checksum }],
    });
  }
}

const ledger = `
  CREATE TABLE IF NOT EXISTS schema_migrations_v1
  (version UInt32, name String, checksum String, applied_at DateTime DEFAULT now())
  ENGINE = ReplacingMergeTree ORDER BY version`;

async function appliedChecksums(client: ClickHouseClient): Promise<Map<number, string>> {
  const query = 'SELECT version, checksum FROM schema_migrations_v1 FINAL';
  const result = await client.query({ query, format: 'JSONEachRow' });
  const rows = await result.json<{ version: number; checksum: string }>();
  return new Map(rows.map((row) => [row.version, row.checksum]));
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(migrations)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, migrations), 'utf8');
      return { version: Number(name.slice(0, 4)), name, sql, checksum: sha256Hex(sql) };
    }),
  );
}
