import type { Migration } from './migrate.ts';

/** The database and the files of this program do not belong together; the message says in which way. No full stop. */
export class MigrationsRefused extends Error {
  override readonly name = 'MigrationsRefused';
}

/** A ledger row: which file was applied, and the SHA-256 of what it held then. */
export type AppliedMigration = { readonly name: string; readonly sha256: string };

/**
 * What this database has not seen, in order.
 * @throws MigrationsRefused where a file was edited after it was applied, or the database is ahead of these files.
 */
export function pendingOf(migrations: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const files = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of applied) {
    const file = files.get(name);
    if (!file) {
      throw new MigrationsRefused(`${name} was applied and is not known here: a newer version runs on this database`);
    }
    if (file.sha256 !== sha256) {
      throw new MigrationsRefused(`${name} was applied and has changed since: write a new migration instead`);
    }
  }
  const seen = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !seen.has(name));
}
