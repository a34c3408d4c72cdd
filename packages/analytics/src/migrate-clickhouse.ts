import { readdir, readFile } from 'node:fs/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { sha256Hex } from '@visaguard/kernel';
import { SchemaRefused } from './schema-refused.ts';

const migrations = new URL('../../../infra/clickhouse/', import.meta.url);

type Migration = { readonly version: number; readonly name: string; readonly sql: string; readonly checksum: string };

/**
 * Applies the numbered SQL files not applied yet, in order: one statement a file, written so that it may run twice.
 * @throws SchemaRefused where a file that was applied has changed since, or ClickHouse is ahead of these files.
 */
export async function migrateClickHouse(client: ClickHouseClient): Promise<void> {
  await client.command({ query: ledger });
  for (const { version, name, sql, checksum } of await pending(client)) {
    await client.command({ query: sql });
    await client.insert({
      table: 'schema_migrations_v1',
      columns: ['version', 'name', 'checksum'],
      format: 'JSONEachRow',
      values: [{ version, name, checksum }],
    });
  }
}

/**
 * The names of the files not applied yet.
 * @throws SchemaRefused as `migrateClickHouse` does.
 */
export async function pendingClickHouseMigrations(client: ClickHouseClient): Promise<string[]> {
  const exists = await client.query({ query: 'EXISTS TABLE schema_migrations_v1', format: 'JSONEachRow' });
  const [answer] = await exists.json<{ result: number }>();
  const migrations = answer?.result === 1 ? await pending(client) : await readMigrations();
  return migrations.map(({ name }) => name);
}

async function pending(client: ClickHouseClient): Promise<Migration[]> {
  const migrations = await readMigrations();
  const applied = await readLedger(client);
  for (const { version, name, checksum } of applied) {
    const file = migrations.find((migration) => migration.version === version);
    if (!file) {
      throw new SchemaRefused(`${name} was applied and is not known here: a newer version runs on this ClickHouse`);
    }
    if (file.checksum !== checksum) {
      throw new SchemaRefused(`${file.name} was applied and has changed since: write a new migration instead`);
    }
  }
  const seen = new Set(applied.map(({ version }) => version));
  return migrations.filter(({ version }) => !seen.has(version));
}

const ledger = `
  CREATE TABLE IF NOT EXISTS schema_migrations_v1
  (version UInt32, name String, checksum String, applied_at DateTime DEFAULT now())
  ENGINE = ReplacingMergeTree ORDER BY version`;

type Applied = Pick<Migration, 'version' | 'name' | 'checksum'>;

async function readLedger(client: ClickHouseClient): Promise<Applied[]> {
  const query = 'SELECT version, name, checksum FROM schema_migrations_v1 FINAL';
  const result = await client.query({ query, format: 'JSONEachRow' });
  return result.json<Applied>();
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
