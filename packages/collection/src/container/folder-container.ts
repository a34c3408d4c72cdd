import { constants, type Dirent } from 'node:fs';
import { lstat, opendir, open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '@visaguard/kernel';
import { type ArchiveFault, faulty } from '../fault.ts';
import { limits } from '../limits.ts';
import type { Container, ContainerEntry, PathSurvey } from './container.ts';

/** Lists an unpacked export. Links are never followed: they could lead anywhere on this machine. */
export async function openFolder(root: string, survey: PathSurvey): Promise<Result<Container, ArchiveFault>> {
  const entries: ContainerEntry[] = [];
  let entriesListed = 0;
  let readSizeBytes = 0;
  try {
    for await (const path of walk(root, '', 0)) {
      entriesListed += 1;
      if (entriesListed > limits.entriesMax) return faulty('too_many_entries');
      if (!survey.see(path)) continue;
      const found = await lstat(join(root, path));
      if (!found.isFile()) continue;
      readSizeBytes += found.size;
      if (found.size > limits.fileSizeBytesMax || readSizeBytes > limits.readSizeBytesMax) return faulty('too_large');
      entries.push(folderEntry(root, path, found.size));
    }
  } catch {
    return faulty('unreadable');
  }
  return ok({ kind: 'folder', entriesListed, entries, close: async () => undefined });
}

async function* walk(root: string, below: string, depth: number): AsyncGenerator<string> {
  const children: Dirent[] = [];
  for await (const child of await opendir(join(root, below))) children.push(child);
  // The order of a directory differs between machines; the order of posts must not.
  children.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const child of children) {
    const path = below === '' ? child.name : `${below}/${child.name}`;
    if (child.isDirectory() && depth < limits.folderDepthMax) yield* walk(root, path, depth + 1);
    else yield path;
  }
}

function folderEntry(root: string, path: string, sizeBytes: number): ContainerEntry {
  const open = async function* (): AsyncGenerator<Uint8Array> {
    // A link put in the file's place since the listing is refused by the system itself.
    const file = await openFile(join(root, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    yield* file.createReadStream({ highWaterMark: 256 * 1024 });
  };
  return { path, sizeBytes, open, isIntact: async () => true };
}
