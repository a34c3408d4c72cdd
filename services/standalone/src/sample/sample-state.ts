import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TenantId } from '@visaguard/kernel';

/**
 * Where the first start has come. It holds the API key until the key was shown, so that a first start which is cut
 * off goes on with the same tenant; then the key is removed and nobody can show it again.
 */
export type SampleState = {
  readonly tenantId: TenantId;
  readonly startedAt: string;
  readonly cohortId: string | null;
  /** Null once it was shown. */
  readonly apiKey: string | null;
};

const fileOf = (folder: string) => join(folder, 'sample.json');

export async function readSampleState(folder: string): Promise<SampleState | null> {
  try {
    return JSON.parse(await readFile(fileOf(folder), 'utf8')) as SampleState;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Written beside and renamed: a crash leaves the old state or the new one. */
export async function writeSampleState(folder: string, state: SampleState): Promise<void> {
  const beside = `${fileOf(folder)}.new`;
  await writeFile(beside, JSON.stringify(state), { mode: 0o600 });
  await chmod(beside, 0o600);
  await rename(beside, fileOf(folder));
}
