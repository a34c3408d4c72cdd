import { readFileSync } from 'node:fs';

export type CsvRow = Readonly<Record<string, string>>;

/** Reads a CSV file (RFC 4180, header line first) whole. For labelled sets, which are small. */
export function readCsv(path: string): CsvRow[] {
  const [header = [], ...lines] = parseLines(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])));
}

const cellPattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;

function parseLines(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  while (at < text.length) {
    cellPattern.lastIndex = at;
    const match = cellPattern.exec(text);
    if (!match) throw new Error(`not a CSV file: unexpected character at ${at}`);
    line.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    at = cellPattern.lastIndex;
    if (match[3] === ',') continue;
    lines.push(line);
    line = [];
  }
  if (line.length > 0) lines.push(line);
  return lines;
}
