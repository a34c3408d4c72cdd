import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What lies in a folder, in MB as the disk counts it. What vanishes while it is read counts nothing. */
export function folderMb(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files.reduce((sum, { parentPath, name }) => sum + blocksOf(join(parentPath, name)), 0) / 2_048;
}

function blocksOf(path: string): number {
  try {
    return statSync(path).blocks;
  } catch {
    return 0;
  }
}
