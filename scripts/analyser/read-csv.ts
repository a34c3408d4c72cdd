/** Rows of a CSV text (RFC 4180: quoted fields, doubled quotes, line breaks within quotes) by the names of its header. */
export function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = csvRows(text);
  return rows.map((fields) => Object.fromEntries(header.map((name, at) => [name, fields[at] ?? ''])));
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;
  for (let at = 0; at < text.length; at = field.lastIndex) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (!match) throw new Error(`the file is no CSV at character ${at}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
