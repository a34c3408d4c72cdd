import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What lies in a folder, in MB as the disk counts it. What vanishes while it is read counts nothing. */
export function folderMb(folder: string): number {
  return blocksIn(folder) / 2_048;
}

function blocksIn(path: string): number {
  try {
    const stats = statSync(path);
    if (!stats.isDirectory()) return stats.blocks;
    return readdirSync(path).reduce((sum, name) => sum + blocksIn(join(path, name)), stats.blocks);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}
