import type { PgTable } from 'drizzle-orm/pg-core';
import { edited, isListEdit, type ListEdit } from './list-edit.ts';
import type { RowChange } from './row-change.ts';
import { keyOf, type StoredColumns, shapeOf, storedColumns, type TableShape } from './table-shape.ts';

/** What is left to do in one table, in this order, each row once: rows to delete, to update and to insert. */
export type TableChanges = {
  readonly shape: TableShape;
  readonly deletes: Map<string, StoredColumns>;
  readonly updates: Map<string, StoredColumns>;
  readonly inserts: Map<string, StoredColumns>;
  /** Inserted a second time. The server has to refuse them, as it would have done one by one. */
  readonly insertedTwice: StoredColumns[];
};

/** Changes in their order, gathered to one per row: a row that was inserted and then changed is inserted as it ended up. */
export function netChanges(changes: Iterable<RowChange>): TableChanges[] {
  const tables = new Map<PgTable, TableChanges>();
  for (const change of changes) {
    let table = tables.get(change.table);
    if (!table) {
      table = {
        shape: shapeOf(change.table),
        deletes: new Map(),
        updates: new Map(),
        inserts: new Map(),
        insertedTwice: [],
      };
      tables.set(change.table, table);
    }
    gather(table, change);
  }
  return [...tables.values()];
}

function gather(table: TableChanges, change: RowChange): void {
  const { shape, deletes, updates, inserts } = table;
  if (change.kind === 'insert') {
    const row = storedColumns(shape, change.row);
    const key = keyOf(shape, row);
    if (inserts.has(key)) table.insertedTwice.push(row);
    else inserts.set(key, row);
    return;
  }
  const place = storedColumns(shape, change.key);
  const key = keyOf(shape, place);
  if (change.kind === 'delete') {
    // An update that waits finds no row then, as deletions are written first.
    inserts.delete(key);
    deletes.set(key, place);
    return;
  }
  const set = storedColumns(shape, change.set);
  const row = inserts.get(key) ?? updates.get(key);
  if (row) put(row, set);
  else updates.set(key, { ...place, ...set });
}

function put(row: StoredColumns, set: StoredColumns): void {
  for (const name in set) {
    const value = set[name];
    const before = row[name];
    row[name] = isListEdit(value) && before !== undefined ? edited(before as string[] | ListEdit, value) : value;
  }
}
