import { basename, resolve } from 'node:path';
import { type ArchiveFault, type ArchiveInput, groupArchives, identifyArchive } from '@visaguard/collection';
import { canonicalHandle, type Platform } from '@visaguard/domain';
import { printable } from './terminal.ts';

/** All parts of one account's export. */
export type AccountExport = {
  readonly platform: Platform;
  readonly inputs: readonly ArchiveInput[];
  /** Names of the inputs without their folders, for people. */
  readonly names: readonly string[];
  /** Canonical, as the export says; null where it does not. */
  readonly handle: string | null;
};

export type UnreadableInput = { readonly name: string; readonly fault: ArchiveFault };

export type SortedArchives = {
  readonly exports: readonly AccountExport[];
  readonly unreadable: readonly UnreadableInput[];
};

/**
 * Says whose export each input belongs to. Opens lists of files and account files, no posts. An input that cannot be
 * read does not keep the others from being read.
 */
export async function sortArchives(paths: readonly string[]): Promise<SortedArchives> {
  let left = [...new Set(paths.map((path) => resolve(path)))];
  const unreadable: UnreadableInput[] = [];
  for (;;) {
    const grouped = await groupArchives(left.map((path) => ({ kind: 'path', path })));
    if (grouped.ok) {
      const exports = await Promise.all(grouped.value.map(describeExport));
      return { exports: exports.sort(byAccount), unreadable };
    }
    const faulty = new Set(grouped.error.map(({ input }) => input));
    unreadable.push(...grouped.error.map(({ input, fault }) => ({ name: nameOf(input), fault })));
    left = left.filter((path) => !faulty.has(path));
  }
}

async function describeExport(group: { platform: Platform; inputs: readonly ArchiveInput[] }): Promise<AccountExport> {
  const { platform, inputs } = group;
  const names = inputs.map((input) => nameOf(input.kind === 'path' ? input.path : input.name));
  for (const input of inputs) {
    const identified = await identifyArchive(input);
    if (!identified.ok || identified.value.handle === null) continue;
    const handle = canonicalHandle(platform, identified.value.handle);
    if (handle.ok) return { platform, inputs, names, handle: handle.value.canonical };
  }
  return { platform, inputs, names, handle: null };
}

/** By account and not by place on the command line, so that the same exports give the same report. */
function byAccount(left: AccountExport, right: AccountExport): number {
  const [a, b] = [left, right].map(({ platform, handle }) => `${platform}:${handle ?? ''}`) as [string, string];
  return a < b ? -1 : Number(a > b);
}

function nameOf(path: string): string {
  return printable(basename(path) || path);
}
