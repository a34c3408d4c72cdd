import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type { Columns } from './row-change.ts';

export type TableShape = {
  readonly name: string;
  /** Names in the program and in the database. */
  readonly columns: readonly (readonly [property: string, name: string])[];
  /** Names in the database. */
  readonly key: readonly string[];
};

/** A row as JSON holds it, by the names that the database has. */
export type StoredColumns = Record<string, unknown>;

const shapes = new Map<PgTable, TableShape>();

export function shapeOf(table: PgTable): TableShape {
  const known = shapes.get(table);
  if (known) return known;
  const { name, primaryKeys } = getTableConfig(table);
  const columns = Object.entries(getTableColumns(table)).map(([property, column]) => [property, column.name] as const);
  const shape = { name, columns, key: (primaryKeys[0]?.columns ?? []).map((column) => column.name) };
  shapes.set(table, shape);
  return shape;
}

/** @throws RangeError for a date that is none. */
export function storedColumns({ columns }: TableShape, row: Columns): StoredColumns {
  const stored: StoredColumns = {};
  for (const [property, name] of columns) {
    const value = row[property];
    if (value !== undefined) stored[name] = value instanceof Date ? value.toISOString() : value;
  }
  return stored;
}

/** @throws TypeError where a column of the key is not told: changes of different rows would be taken for changes of one. */
export function keyOf({ name, key }: TableShape, row: StoredColumns): string {
  const untold = key.filter((column) => row[column] === undefined);
  if (key.length === 0 || untold.length > 0) throw new TypeError(`a row of ${name} without its key: ${untold}`);
  return key.map((column) => row[column]).join(' ');
}
