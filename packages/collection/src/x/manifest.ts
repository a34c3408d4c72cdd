import type { Instant, Json } from '@visaguard/kernel';
import { type ArchiveGap, gap } from '../gap.ts';
import { at, entriesOf, listOf, member, numberOf, textOf } from '../json/json-access.ts';
import { parseTweetDate } from './tweet-text.ts';

/** What the archive as a whole should hold, of the files that may be opened. Every part carries the same list. */
export type Manifest = {
  readonly madeAt: Instant | null;
  /** Items by file label, for example `data/tweets.js` -> 12; null where the count is not stated. */
  readonly counts: ReadonlyMap<string, number | null>;
};

/** @param labelOf the label of a file that may be opened, by the name that the manifest gives it; null for any other. */
export function readManifest(content: Json, labelOf: (name: string) => string | null): Manifest {
  const counts = new Map<string, number | null>();
  for (const [, type] of entriesOf(member(content, 'dataTypes'))) {
    for (const file of listOf(member(type, 'files'))) {
      const name = textOf(member(file, 'fileName'));
      const label = name === null ? null : labelOf(name);
      if (label !== null) counts.set(label, numberOf(member(file, 'count')));
    }
  }
  const madeAtMs = parseTweetDate(textOf(at(content, 'archiveInfo', 'generationDate')));
  return { madeAt: madeAtMs === null ? null : new Date(madeAtMs).toISOString(), counts };
}

/** Files the manifest lists that no part handed in holds. Those it counts as empty are not missed. */
export function missingFiles(manifests: readonly Manifest[], labels: ReadonlySet<string>): ArchiveGap[] {
  const missing = new Set<string>();
  for (const { counts } of manifests) {
    for (const [label, count] of counts) if (!labels.has(label) && count !== 0) missing.add(label);
  }
  const detail = 'The archive lists this file but no part handed in holds it; hand in all parts together.';
  return [...missing].map((label) => gap('missing_part', detail, label));
}

/** Files that hold fewer items than the manifest says. */
export function shortFiles(manifests: readonly Manifest[], itemsByFile: ReadonlyMap<string, number>): ArchiveGap[] {
  const gaps = new Map<string, ArchiveGap>();
  for (const { counts } of manifests) {
    for (const [label, count] of counts) {
      const read = itemsByFile.get(label);
      if (count === null || read === undefined || read >= count) continue;
      gaps.set(label, gap('count_differs', `The archive lists ${count} items, the file holds ${read}.`, label));
    }
  }
  return [...gaps.values()];
}
