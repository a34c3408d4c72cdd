import { type ArchiveGap, gap } from '../gap.ts';
import type { FoundFile } from '../importer.ts';

/**
 * Long lists come as `your_posts_1.json`, `your_posts_2.json`, ..., spread over the ZIPs of the export. A number left
 * out shows that a ZIP was not handed in; of a last one that is missing nothing shows.
 */
export function missingParts(files: readonly FoundFile[]): ArchiveGap[] {
  const numbers = new Map<string, Set<number>>();
  for (const { rule, label } of files) {
    const [, list = '', number] = /^(.+)_(\d{1,4})\.json$/.exec(label) ?? [];
    if (rule.role !== 'posts' || number === undefined) continue;
    numbers.set(list, (numbers.get(list) ?? new Set()).add(Number(number)));
  }
  return [...numbers].flatMap(([list, found]) => holes(found).map((number) => missing(`${list}_${number}.json`)));
}

function holes(found: ReadonlySet<number>): number[] {
  const last = Math.max(...found);
  return Array.from({ length: last }, (_none, at) => at + 1).filter((number) => !found.has(number));
}

function missing(file: string): ArchiveGap {
  return gap('missing_part', 'A later part of this list is there and this one is not; hand in all ZIPs.', file);
}
