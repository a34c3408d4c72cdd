import { fault } from './clickhouse-error.ts';

// String literals, quoted identifiers and comments, within which a semicolon is only text.
const quoted = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`|--[^\n]*|\/\*[\s\S]*?\*\//g;

/**
 * ClickHouse's HTTP interface takes one statement; the embedded engine would run several. Rows inside the statement are
 * refused as well, since the engine takes what follows a blank line in them for a further statement.
 */
export function requirePlainStatement(sql: string): void {
  const [first = '', ...rest] = sql.replace(quoted, ' ').split(';');
  if (rest.some((text) => text.trim() !== '')) throw fault('syntaxError', 'Multi-statements are not allowed');
  if (/^\s*INSERT\s/i.test(first)) throw fault('notImplemented', 'The rows of an INSERT must come in the body');
}

export type InsertTarget = { readonly table: string; readonly columns: readonly string[] | undefined };

const insert = /^\s*INSERT\s+INTO\s+(?:TABLE\s+)?([\w.]+)\s*(?:\(([\w\s,]+)\))?\s*FORMAT\s+(\w+)\s*;?\s*$/i;

/** Whether the rows of this statement come after it, in the body. */
export function isInsertWithBody(sql: string): boolean {
  return /^\s*INSERT\s/i.test(sql) && /\sFORMAT\s+\w+\s*;?\s*$/i.test(sql);
}

/** @throws a fault for an insert of another shape than `INSERT INTO table [(columns)] FORMAT JSONEachRow`. */
export function parseInsert(sql: string): InsertTarget {
  const [, table, columns, format] = insert.exec(sql) ?? [];
  if (!table || format !== 'JSONEachRow') {
    throw fault('notImplemented', 'This engine takes INSERT INTO table (columns) FORMAT JSONEachRow only');
  }
  return { table, columns: columns?.split(',').map((column) => column.trim()) };
}

/** A value as a string literal of SQL: the only two characters that could end it or escape its end are escaped. */
export function stringLiteral(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** @throws a fault unless the name is a plain identifier. */
export function requireIdentifier(name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw fault('syntaxError', 'Not an identifier');
  return name;
}
