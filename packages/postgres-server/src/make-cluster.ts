import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Makes a new cluster beside its folder and moves it there when it is whole: whatever cuts the making off leaves no
 * folder that looks like a cluster and never starts.
 * @param make is given the folder to make it in, which is there and empty.
 */
export async function makeClusterOnce(
  dataDirectory: string,
  make: (stagingDirectory: string) => Promise<void>,
): Promise<void> {
  if (existsSync(join(dataDirectory, 'PG_VERSION'))) return;
  const parent = dirname(dataDirectory);
  const prefix = `${basename(dataDirectory)}.making-`;
  await mkdir(parent, { recursive: true });
  const cutOff = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  for (const name of cutOff) await rm(join(parent, name), { recursive: true, force: true });
  // A name of its own: what still runs of a making that was cut off must not find this one.
  const staging = await mkdtemp(join(parent, prefix));
  try {
    await make(staging);
    await rename(staging, dataDirectory);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
}
