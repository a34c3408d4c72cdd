import { readRows, type TableEnd } from './csv/read-rows.ts';
import type { FoundFile } from './importer.ts';
import type { ListPlaces, SplitEnd } from './json/element-splitter.ts';
import { type ElementBatch, readElements } from './json/read-json.ts';

export type FileEnd = SplitEnd | TableEnd;

/** Streams the items of a posts file: the rows of a table, else the elements of JSON lists. */
export function readItems({ rule, entry }: FoundFile, places: ListPlaces): AsyncGenerator<ElementBatch, FileEnd> {
  return rule.table ? readRows(entry, rule.table) : readElements(entry, places);
}
