import { existsSync } from 'node:fs';
import { systemRandom } from '@visaguard/kernel';
import { ensureRootKeyFile } from '@visaguard/vault';
import { CannotRun } from '../cannot-run.ts';
import { readSampleState } from '../sample/sample-state.ts';
import { tell } from '../tell.ts';
import type { DataFolder } from './data-folder.ts';

/**
 * Makes the folder's root key on its first start.
 * @returns whether it was made now: then whoever starts is to be warned of it.
 * @throws CannotRun where the key is missing though there is data: a new one would hide that the data is lost.
 */
export async function ensureRootKey({ path, rootKey }: DataFolder): Promise<boolean> {
  if (!existsSync(rootKey) && (await readSampleState(path)) !== null) {
    throw new CannotRun(`${rootKey} is gone and nothing stored here can be read without it: put its copy back.`);
  }
  return ensureRootKeyFile(rootKey, systemRandom).catch((error: unknown) => {
    throw new CannotRun(error instanceof Error ? `${error.message}.` : 'The root key cannot be read.', {
      cause: error,
    });
  });
}

export function warnOfKey({ rootKey }: DataFolder): void {
  tell('');
  tell(`IMPORTANT: ${rootKey} is the key to everything stored here.`);
  tell('Whoever loses it loses the data: keep a copy in a safe place, apart from the data folder.');
  tell('');
}
