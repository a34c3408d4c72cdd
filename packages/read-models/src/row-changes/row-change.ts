import type { PgTable } from 'drizzle-orm/pg-core';
import type { ListEdit } from './list-edit.ts';

/** Columns by the names that the table has them under in this program. */
export type Columns = Readonly<Record<string, unknown>>;

/** What an event does to one row. Nobody looks at the row before: changes can be gathered and written together. */
export type RowChange =
  | { readonly kind: 'insert'; readonly table: PgTable; readonly row: Columns }
  | { readonly kind: 'update'; readonly table: PgTable; readonly key: Columns; readonly set: Columns }
  | { readonly kind: 'delete'; readonly table: PgTable; readonly key: Columns };

type Row<Table extends PgTable> = Table['$inferInsert'];

/** What may be set: columns that are left out stay as they are. */
export type RowUpdate<Table extends PgTable> = {
  readonly [Column in keyof Row<Table>]?:
    | Row<Table>[Column]
    | (readonly string[] extends Row<Table>[Column] ? ListEdit : never)
    | undefined;
};

/** Refused by the server where the row is there already. */
export function insertRow<Table extends PgTable>(table: Table, row: Row<Table>): RowChange {
  return { kind: 'insert', table, row };
}

/** Changes nothing where there is no such row. @param key all columns of the primary key. */
export function updateRow<Table extends PgTable>(
  table: Table,
  key: Partial<Row<Table>>,
  set: RowUpdate<Table>,
): RowChange {
  return { kind: 'update', table, key, set };
}

/** Changes nothing where there is no such row. @param key all columns of the primary key. */
export function deleteRow<Table extends PgTable>(table: Table, key: Partial<Row<Table>>): RowChange {
  return { kind: 'delete', table, key };
}
