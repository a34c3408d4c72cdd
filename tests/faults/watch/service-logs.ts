import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How often the services have written something that matches, since the data folder was made. */
export async function countInLogs(folder: string, pattern: RegExp): Promise<number> {
  const logs = join(folder, 'logs');
  const texts = await Promise.all((await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')));
  return texts.reduce((sum, text) => sum + text.split('\n').filter((line) => pattern.test(line)).length, 0);
}
