import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from './read-csv.ts';

/** One case of HateCheck in any language. Cases of one template differ in the group they name, or in the slur. */
export type HateCheckCase = {
  readonly text: string;
  readonly hateful: boolean;
  readonly functionality: string;
  /** The protected group it is about; empty where none. */
  readonly target: string;
  readonly template: string;
};

/** HateCheck in English. Its cases carry no template; those of one template have consecutive numbers. */
export function readHateCheck(dataFolder: string): HateCheckCase[] {
  let [before, functionalityBefore, template] = [Number.NaN, '', 0];
  return rowsOf(dataFolder, 'hatecheck/dev.csv').map((row) => {
    const id = Number(row['case_id']);
    const functionality = row['functionality'] ?? '';
    if (id !== before + 1 || functionality !== functionalityBefore) template += 1;
    [before, functionalityBefore] = [id, functionality];
    return caseOf(row, String(template));
  });
}

export function readMultilingualHateCheck(dataFolder: string): Map<string, HateCheckCase[]> {
  const folder = 'multilingual-hatecheck';
  const files = readdirSync(join(dataFolder, folder)).filter((name) => name.endsWith('.csv'));
  return new Map(
    files.map((file) => [
      file.replace('.csv', ''),
      rowsOf(dataFolder, `${folder}/${file}`).map((row) => caseOf(row, row['template'] ?? '')),
    ]),
  );
}

function caseOf(row: Record<string, string>, template: string): HateCheckCase {
  return {
    text: row['text'] ?? '',
    hateful: row['label'] === 'hateful',
    functionality: row['functionality'] ?? '',
    target: row['target'] ?? '',
    template,
  };
}

export function rowsOf(dataFolder: string, file: string): Record<string, string>[] {
  return readCsv(readFileSync(join(dataFolder, file), 'utf8'));
}
