import type { PoolClient } from '@visaguard/postgres';
import { isListEdit } from './list-edit.ts';
import { netChanges, type TableChanges } from './net-changes.ts';
import type { RowChange } from './row-change.ts';
import type { StoredColumns, TableShape } from './table-shape.ts';

/**
 * Writes what changes add up to, in as few statements as there are tables and kinds of change. Tables are those that the
 * search path of the transaction names.
 */
export async function writeChanges(client: PoolClient, changes: Iterable<RowChange>): Promise<void> {
  for (const { shape, deletes, updates, inserts, insertedTwice } of netChanges(changes)) {
    await write(client, deleteText(shape), [...deletes.values()]);
    for (const [text, rows] of byText(shape, updates)) await write(client, text, rows);
    await write(client, insertText(shape), [...inserts.values(), ...insertedTwice]);
  }
}

/**
 * To be called first in a transaction that writes changes: rows are then found by their keys, also in a table that was
 * never analyzed.
 */
export async function findByKey(client: PoolClient): Promise<void> {
  await client.query('set local enable_seqscan = off');
}

async function write(client: PoolClient, text: string, rows: readonly StoredColumns[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query({ name: statementName(text), text, values: [JSON.stringify(rows)] });
}

/** A row whose columns are not told is null in them. */
const given = ({ name }: TableShape) => `json_populate_recordset(null::${name}, $1::json) as given`;

/** Each row is looked up by itself: joined, a plan that was made while the table was small would read all of it. */
function found(shape: TableShape): string {
  const sameRow = shape.key.map((column) => `there.${column} = given.${column}`).join(' and ');
  return `${given(shape)} cross join lateral (
    select there.ctid as place from ${shape.name} as there where ${sameRow} for update) as found
    where ${shape.name}.ctid = found.place`;
}

function insertText(shape: TableShape): string {
  const columns = shape.columns.map(([, name]) => name).join(', ');
  return `insert into ${shape.name} (${columns}) select ${columns} from ${given(shape)}`;
}

function deleteText(shape: TableShape): string {
  return `delete from ${shape.name} using ${found(shape)}`;
}

/** Rows of which the same columns change are one statement. */
function byText(shape: TableShape, updates: TableChanges['updates']): Map<string, StoredColumns[]> {
  const texts = new Map<string, StoredColumns[]>();
  for (const row of updates.values()) {
    const assignments = Object.keys(row)
      .filter((column) => !shape.key.includes(column))
      .sort()
      .map((column) => assignment(shape, column, row[column]));
    if (assignments.length === 0) continue;
    const text = `update ${shape.name} set ${assignments.join(', ')} from ${found(shape)}`;
    const rows = texts.get(text);
    if (rows) rows.push(row);
    else texts.set(text, [row]);
  }
  return texts;
}

function assignment({ name }: TableShape, column: string, value: unknown): string {
  if (!isListEdit(value)) return `${column} = given.${column}`;
  const removed = `array(select jsonb_array_elements_text(given.${column} -> 'removed'))`;
  return `${column} = (${name}.${column} - ${removed}) || (given.${column} -> 'appended')`;
}

const names = new Map<string, string>();

/** Texts are longer than a name may be. There are as many as events have ways of changing rows. */
function statementName(text: string): string {
  const name = names.get(text) ?? `change_${names.size}`;
  names.set(text, name);
  return name;
}
