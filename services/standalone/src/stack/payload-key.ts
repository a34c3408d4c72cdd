import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemRandom } from '@visaguard/kernel';

/** The file of the key that payloads on Temporal are sealed with, mode 0600, made on the first start. */
export async function payloadKeyFile(folder: string): Promise<string> {
  const file = join(folder, 'temporal.key');
  const isThere = await readFile(file).then(
    () => true,
    () => false,
  );
  if (!isThere) await writeFile(file, Buffer.from(systemRandom(32)).toString('base64'), { flag: 'wx', mode: 0o600 });
  return file;
}
