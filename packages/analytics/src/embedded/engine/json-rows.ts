import { fault } from './clickhouse-error.ts';

const newline = 10;
const rowBytesMax = 16 * 1024 * 1024;

/**
 * The rows of an insert, one JSON object a line, checked one by one and passed on without blank lines.
 * The check is a wall: the embedded engine takes what follows a blank line in the payload for a further statement, so
 * that `{}\n\nDROP TABLE t` would drop the table.
 * @throws a fault for a line that is not a JSON object, or a row above 16 MiB.
 */
export async function* jsonRows(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of body) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
    const end = bytes.lastIndexOf(newline) + 1;
    if (end > 0) yield checked(bytes.subarray(0, end));
    rest = bytes.subarray(end);
    if (rest.length > rowBytesMax) throw fault('cannotParse', 'A row is above 16 MiB');
  }
  if (rest.length > 0) yield checked(rest);
}

function checked(lines: Buffer): Buffer {
  const rows = lines
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const row of rows) {
    if (!isJsonObject(row)) throw fault('cannotParse', 'Each line must be one JSON object');
  }
  return Buffer.from(rows.map((row) => `${row}\n`).join(''), 'utf8');
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
