import { access, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folders of test clusters, under the temporary directory, start with this. */
export const clusterPrefix = 'visaguard-postgres-';
const keptForMs = 3_600_000;

/** Removes what failed runs left for a look more than an hour ago. A folder whose server may run is left alone. */
export async function removeOldClusters(nowMs: number): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(clusterPrefix));
  await Promise.all(names.map((name) => removeIfOld(join(tmpdir(), name), nowMs)));
}

async function removeIfOld(directory: string, nowMs: number): Promise<void> {
  const exists = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    );
  // Another run may be removing the same folder.
  const { mtimeMs } = await stat(directory).catch(() => ({ mtimeMs: nowMs }));
  if (nowMs - mtimeMs < keptForMs || (await exists(join(directory, 'postmaster.pid')))) return;
  await rm(directory, { recursive: true, force: true });
}
