import { err, ok, type Result } from '@visaguard/kernel';
import { CsvError, parse } from 'csv-parse/sync';

type Row = { readonly line: number; readonly fields: Readonly<Record<string, string>> };

/** Columns of public sets, and what they are called here. HateCheck and multilingual HateCheck name theirs differently. */
const columnNames: Readonly<Record<string, string>> = {
  case_id: 'id',
  mhc_case_id: 'id',
  test_case: 'text',
  label_gold: 'label',
  target: 'group',
  target_ident: 'group',
  templ_id: 'template',
};

/** Reads a CSV file, header line first, whole. Empty cells are left out. */
export function readCsvRows(content: string): Result<Row[], { readonly line: number; readonly fault: string }> {
  try {
    const records: { info: { lines: number }; record: Record<string, string> }[] = parse(content, {
      bom: true,
      columns: (names: string[]) => names.map((name) => columnNames[name] ?? name),
      info: true,
      skip_empty_lines: true,
    });
    return ok(records.map(({ info, record }) => ({ line: info.lines, fields: withoutEmpty(record) })));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error ? Number(error['lines']) : 1;
    return err({ line, fault: `line: is not CSV (${error.code})` });
  }
}

function withoutEmpty(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([name, cell]) => cell !== '' || name === 'text'));
}
