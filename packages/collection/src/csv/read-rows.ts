import { err, type Json, ok, type Result } from '@visaguard/kernel';
import type { ContainerEntry } from '../container/container.ts';
import type { ElementBatch, ReadElement } from '../json/read-json.ts';
import { limits } from '../limits.ts';
import { type CsvRecord, createRecordSplitter } from './record-splitter.ts';

/** What a CSV file looks like. Columns are found by their names in the first record, in any order. */
export type TableShape = {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly backslashEscapes: boolean;
};

export type TableEnd = 'complete' | 'cut_off' | 'other_columns' | 'unreadable';

/**
 * Streams a file's rows in batches, one per chunk read; a row is an object of the columns that the shape names, and
 * of no others. Returns how the file ended. A file without the required columns has no rows.
 */
export async function* readRows(entry: ContainerEntry, shape: TableShape): AsyncGenerator<ElementBatch, TableEnd> {
  const { backslashEscapes } = shape;
  const splitter = createRecordSplitter({ backslashEscapes, recordSizeBytesMax: limits.itemSizeBytesMax });
  const rows = createRows(shape);
  try {
    for await (const chunk of entry.open()) {
      const elements = rows.of(splitter.push(chunk));
      if (elements === null) return 'other_columns';
      yield { elements, bytesRead: chunk.byteLength };
    }
  } catch {
    return 'unreadable';
  }
  const { records, end } = splitter.end();
  const elements = rows.of(records);
  if (elements === null || !rows.hasHeader()) return 'other_columns';
  yield { elements, bytesRead: 0 };
  return end;
}

/** Reads a small file whole. */
export async function readSmallTable(
  entry: ContainerEntry,
  shape: TableShape,
): Promise<Result<readonly Json[], 'too_large' | 'unreadable'>> {
  if (entry.sizeBytes > limits.smallFileSizeBytesMax) return err('too_large');
  const rows: Json[] = [];
  const reading = readRows(entry, shape);
  for (let batch = await reading.next(); ; batch = await reading.next()) {
    if (batch.done) return batch.value === 'complete' ? ok(rows) : err('unreadable');
    for (const element of batch.value.elements) if (element.state === 'item') rows.push(element.item);
  }
}

function createRows(shape: TableShape) {
  let header: Header | null = null;

  /** Null: the first record is no header with the required columns. */
  function of(records: readonly CsvRecord[]): ReadElement[] | null {
    const elements: ReadElement[] = [];
    for (const record of records) {
      if (header !== null) elements.push(rowOf(record, header));
      else {
        header = headerOf(record, shape);
        if (header === null) return null;
      }
    }
    return elements;
  }

  return { of, hasHeader: () => header !== null };
}

type Header = { readonly length: number; readonly columns: readonly { readonly name: string; readonly at: number }[] };

function headerOf(record: CsvRecord, { required, optional }: TableShape): Header | null {
  if (record.state !== 'record') return null;
  const names = record.fields.map((name) => name.trim().toLowerCase());
  const place = (name: string) => ({ name, at: names.indexOf(name.toLowerCase()) });
  if (required.some((name) => place(name).at < 0)) return null;
  const columns = [...required, ...optional].map(place).filter(({ at }) => at >= 0);
  return { length: record.fields.length, columns };
}

/** A row with more or fewer fields than the header was cut wrongly, and nobody can say where. */
function rowOf(record: CsvRecord, header: Header): ReadElement {
  if (record.state === 'oversize') return { state: 'oversize' };
  if (record.state === 'malformed' || record.fields.length !== header.length) return { state: 'unparsable' };
  return {
    state: 'item',
    item: Object.fromEntries(header.columns.map(({ name, at }) => [name, record.fields[at] ?? ''])),
  };
}
