import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kill } from './kill.ts';

/**
 * SIGKILL for the postmaster and all its children: none of them can write anything any more. Whoever keeps the server
 * running starts it again, and it recovers from its log.
 */
export async function killPostgres(dataDirectory: string): Promise<void> {
  const [firstLine] = (await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8')).split('\n');
  const postmaster = Number(firstLine);
  if (!Number.isSafeInteger(postmaster) || postmaster <= 1) throw new Error('no server runs on the folder');
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  kill(postmaster);
  for (const child of children.split(' ').filter(Boolean)) kill(Number(child));
}
