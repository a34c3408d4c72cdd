import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemRandom } from '@visaguard/kernel';
import { CannotRun } from '../cannot-run.ts';

const keyBytes = 32;

/**
 * The file of the key that payloads on Temporal are sealed with, mode 0600, made on the first start: whole or not at all.
 * @throws CannotRun where it is damaged. It is never replaced: what runs on Temporal was sealed with it.
 */
export async function payloadKeyFile(folder: string): Promise<string> {
  const file = join(folder, 'temporal.key');
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (kept === null) {
    const draft = `${file}.new`;
    const text = Buffer.from(systemRandom(keyBytes)).toString('base64');
    await writeFile(draft, text, { mode: 0o600, flush: true });
    await rename(draft, file);
  } else if (Buffer.from(kept, 'base64').length !== keyBytes) {
    throw new CannotRun(`${file} is damaged: restore it from a copy. What runs on Temporal was sealed with it.`);
  }
  return file;
}
